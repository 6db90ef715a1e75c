package org.mendlake.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputProblemsTest {
  @TempDir private Path folder;

  private String file(String... lines) throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file.toString();
  }

  private String nothing() throws IOException {
    return Files.createFile(folder.resolve("nothing.csv")).toString();
  }

  private static Run proportion(String file, String... more) {
    return methodOn("proportion", file, more);
  }

  private static Run methodOn(String method, String file, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "analyze";
    arguments[1] = method;
    arguments[2] = "--file";
    arguments[3] = file;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Run.of(arguments);
  }

  @Test
  void everyBadValueIsToldWithItsLineColumnAndWhatIsExpected() throws IOException {
    Run run =
        proportion(file("x,n", "3,10", "three,10", "4,", "", "-1,10", "5,4", "1e999,NaN", "7"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("line 3, column x: \"three\"; expected a whole number of 0 or more")
        .contains("line 4, column n: no value; expected a whole number")
        .contains("line 6, column x: \"-1\"")
        .contains("line 7, column x: \"5\"; expected at most n, which is 4")
        .contains("line 8, column x: \"1e999\"")
        .contains("line 8, column n: \"NaN\"")
        .contains("line 9: 1 value, expected 2 as in the header");
  }

  @Test
  void optionThatNoMethodCanTakeIsToldWithoutATrace() throws IOException {
    Run run = methodOn("weibull", file("age,status", "0,1", "3,1"), "--resolution", "0");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("Cannot use an age unit of 0.0").hasLineCount(1);
    Run day =
        methodOn("r1000", file("machine,in_service,failed", "A,2024-01-31,"), "--as-of", "31/1");
    assertThat(day.code()).isEqualTo(2);
    assertThat(day.err()).contains("'31/1' is no date; expected one such as 2024-07-31");
    Run shipments =
        methodOn(
            "warranty-forecast",
            file("age,status", "1,1", "2,1", "3,1", "4,0", "5,0"),
            "--shipments",
            "-5");
    assertThat(shipments.code()).isEqualTo(2);
    assertThat(shipments.err())
        .isEqualToIgnoringNewLines(
            "Cannot forecast with a number of units of -5.0: it is finite and 0 to 1e15");
  }

  @Test
  void contradictionsOfHistoriesAreToldByLine() throws IOException {
    Run run =
        methodOn(
            "mcf",
            file(
                "unit,age,event,entry",
                "A,10,1,20",
                "A,100,0,20",
                "B,50,0,60",
                "C,5,1,9",
                "A,150,1,",
                "D,10,0,",
                "D,20,0,5"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("line 2: Cannot use an event of unit A at age 10.0: the unit is not observed")
        .contains("line 4: Cannot observe unit B from 60.0 to 50.0")
        .contains("line 5: Cannot observe unit C from 9.0 to its last event: it has none after")
        .contains("line 6: Cannot use an event of unit A at age 150.0")
        .contains("line 8: Cannot observe unit D from 5.0 to 20.0: it is observed until 10.0");
  }

  @Test
  void daysAreReadByLineAndLieBeforeTheDataDate() throws IOException {
    String file =
        file(
            "machine,in_service,failed,left",
            "A,2024-01-31,2024-13-10,",
            "B,2024-02-15,2024-05-01,2024-04-30",
            "C,,,",
            "D,2024-07-01,,");
    Run run = methodOn("r1000", file, "--as-of", "2024-06-30");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("line 2, column failed: \"2024-13-10\"; expected a date such as 2024-07-31")
        .contains("line 3, column failed: \"2024-05-01\"; expected a date up to 2024-04-30")
        .contains("line 4, column in_service: no value; expected a date")
        .contains("line 5, column in_service: \"2024-07-01\"; expected a date up to 2024-06-30");
  }

  @Test
  void cellAndUnitThatStandTwiceNameTheFirstLine() throws IOException {
    Run triangle =
        methodOn("chain-ladder", file("origin,development,value", "1,0,5", "1,1,7", "1,0,6"));
    assertThat(triangle.code()).isEqualTo(2);
    assertThat(triangle.err()).contains("line 4, column development: \"0\"").contains("line 2");
    Run means =
        methodOn(
            "shrinkage",
            file("mean,standard_error,group", "1,1,A", "2,1,B", "3,1,A"),
            "--model",
            "normal");
    assertThat(means.code()).isEqualTo(2);
    assertThat(means.err()).contains("line 4, column group: \"A\"").contains("line 2 has this");
  }

  @Test
  void countsThatDoNotFitTheirSizesAreToldByLine() throws IOException {
    String counts = file("x,n", "3,50", "51,50", "5,0");
    assertThat(methodOn("control-chart", counts, "--type", "p").err())
        .contains("line 3, column x: \"51\"; expected at most n, which is 50")
        .contains("line 4, column x: \"5\"; expected 0, because n is 0");
    assertThat(methodOn("control-chart", counts, "--type", "u").err())
        .contains("1 problem.")
        .contains("line 4");
    for (String method : new String[] {"funnel", "shrinkage"}) {
      assertThat(methodOn(method, counts, "--model", "beta-binomial").err())
          .contains("line 3, column x: \"51\"; expected at most n, which is 50");
    }
  }

  @Test
  void costNobodyStatesIsNoRanking() throws IOException {
    Run run = methodOn("pareto", file("category", "a", "a", "b"), "--by", "cost");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Cannot rank by cost: no row states one");
  }

  @Test
  void numberOfAnOptionIsOneThatAFileMayHold() throws IOException {
    String lives = file("age,status,mode", "1,1,a", "2,1,a", "3,1,a", "4,0,");
    for (String age : new String[] {"NaN", "Infinity", "1d", "0x1p3"}) {
      Run run = methodOn("competing-modes", lives, "--at", age);
      assertThat(run.code()).as(age).isEqualTo(2);
      assertThat(run.err()).contains("'" + age + "' is no number; expected one such as 812.5");
    }
    Run shape = methodOn("weibull", lives, "--shape", "NaN");
    assertThat(shape.err()).contains("'NaN' is no number");
    Run shipped = methodOn("warranty-forecast", lives, "--shipments", "1e300");
    assertThat(shipped.code()).isEqualTo(2);
    assertThat(shipped.err()).contains("'1e300' is out of range; expected 0, or a number between");
    Run many = methodOn("warranty-forecast", lives, "--shipments", "1e30");
    assertThat(many.code()).isEqualTo(2);
    assertThat(many.err())
        .contains("Cannot forecast with a number of units of 1.0E30: it is finite and 0 to 1e15");
  }

  @Test
  void moreDrawsThanThisMachineHoldsAreRefused() throws IOException {
    String demand = file("value", "0", "3", "0", "2", "1");
    for (String[] more : new String[][] {{"--draws", "1000000000"}, {"--horizon", "1000000"}}) {
      Run run = methodOn("demand-forecast", demand, more);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("at most 20000000 periods in all; draw fewer or look less far");
    }
    Run ranks = methodOn("pareto", file("category", "a", "a", "b"), "--draws", "2000000000");
    assertThat(ranks.code()).isEqualTo(2);
    assertThat(ranks.err()).contains("Cannot draw ranks 2000000000 times").contains("1 to 1000000");
  }

  @Test
  void numberThatNothingIsMeasuredInIsToldByLine() throws IOException {
    String file = file("x,n,group", "5,1e300,A", "7,1e-300,B", "9,0,C", "8,1e9,D");
    for (String method : new String[] {"shrinkage", "funnel"}) {
      Run run = methodOn(method, file, "--model", "gamma-poisson");
      assertThat(run.code()).as(method).isEqualTo(2);
      assertThat(run.err())
          .contains("line 2, column n: \"1e300\"; expected 0, or a number between 1e-50 and 1e50")
          .contains("line 3, column n: \"1e-300\"; expected 0, or a number between")
          .doesNotContain("line 5");
    }
  }

  @Test
  void countOfReportsIsWholeAndNotNegative() throws IOException {
    String file = file("origin,development,value", "1,0,5", "1,1,-2", "2,0,6.5");
    Run run = methodOn("reporting-delay", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("line 3, column value: \"-2\"; expected a whole number of 0 or more")
        .contains("line 4, column value: \"6.5\"; expected a whole number of 0 or more");
    assertThat(methodOn("chain-ladder", file).err()).doesNotContain("column value");
  }

  @Test
  void namesInAnotherEncodingAreNotTakenForOneName() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "x,n,group\n5,9,Müller\n3,9,Möller\n".getBytes(StandardCharsets.ISO_8859_1));
    Run run = proportion(file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("it is not in UTF-8; save it as \"CSV UTF-8\"").hasLineCount(1);
  }

  @Test
  void problemsAreBoundedAndCounted() throws IOException {
    String[] lines = new String[1001];
    java.util.Arrays.fill(lines, "a,10");
    lines[0] = "x,n";
    Run run = proportion(file(lines));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(22);
    assertThat(run.err()).contains("1000 problems").contains("and 980 more.");
  }

  @Test
  void missingColumnSaysHowToNameIt() throws IOException {
    Run run = proportion(file("good,n", "1,2"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("its columns are good, n; expected x, n")
        .contains("No column is called x (what was counted)")
        .contains("--column x=NAME");
  }

  @Test
  void wrongMappingsAreRefused() throws IOException {
    String file = file("good,n", "1,2");
    assertThat(proportion(file, "--column", "y=good").err())
        .contains("y is no role; expected one of x, n, group");
    assertThat(proportion(file, "--column", "x=better").err())
        .contains("No column is called better.");
    assertThat(proportion(file, "--column", "x=good").code()).isZero();
  }

  @Test
  void emptyMissingAndHeaderOnlyFilesAreRefused() throws IOException {
    assertThat(proportion(folder.resolve("none.csv").toString()).err()).contains("Cannot find");
    assertThat(proportion(file("")).err()).contains("it is empty; expected a header line");
    assertThat(proportion(nothing()).err()).contains("it is empty; expected a header line");
    assertThat(proportion(file("x,n")).err()).contains("a header line and no rows");
    assertThat(proportion(file("x,n", "\"1,2")).code()).isEqualTo(2);
  }

  @Test
  void columnThatIsThereTwiceIsAmbiguous() throws IOException {
    Run run = proportion(file("x,n,x", "1,2,3"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("The column x is there 2 times");
  }

  @Test
  void quotesSpacesOtherSeparatorsAndByteOrderMarksAreRead() throws IOException {
    Run run = proportion(file("\uFEFF\"x\"; n;note", "\"81\"; 263 ;\"a\nb\""), "--separator", ";");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("0.307985");
  }

  @Test
  void wrongOptionsExitWithTwo() throws IOException {
    assertThat(Run.of("analyze", "proportion").code()).isEqualTo(2);
    assertThat(proportion(file("x,n", "1,2"), "--confidence", "2").code()).isEqualTo(2);
    assertThat(proportion(file("x,n", "1,2"), "--plot", "x.gif").err())
        .contains("its name must end in .svg or .png");
    assertThat(Run.of("analyze", "wibull").code()).isEqualTo(2);
  }

  @Test
  void noAnswerExitsWithOneAndSaysWhy() throws IOException {
    Run run = proportion(file("x,n", "0,0"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("No answer, no data: Nobody was asked");
  }
}
