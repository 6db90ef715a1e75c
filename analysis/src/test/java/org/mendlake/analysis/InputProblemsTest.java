package org.mendlake.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    String[] arguments = new String[4 + more.length];
    arguments[0] = "analyze";
    arguments[1] = "proportion";
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
        .contains("line 9: 1 values, expected 2 as in the header");
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
