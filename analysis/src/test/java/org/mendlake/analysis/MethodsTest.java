package org.mendlake.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The methods on published data, through the command; their own tests are with the statistics. */
class MethodsTest {
  private static final String[] NIST = {
    "age,status,count",
    "54,1,1",
    "187,1,1",
    "216,1,1",
    "240,1,1",
    "244,1,1",
    "335,1,1",
    "361,1,1",
    "373,1,1",
    "375,1,1",
    "386,1,1",
    "500,0,10"
  };

  @TempDir private Path folder;

  private static Offset<Double> printed(double value) {
    return within(1e-4 * Math.abs(value));
  }

  private static void assertEstimate(
      JsonNode result, String name, double value, double lower, double upper) {
    JsonNode estimate = result.get("estimates").get(name);
    assertThat(estimate.get("value").asDouble()).isCloseTo(value, printed(value));
    assertThat(estimate.get("lower").asDouble()).isCloseTo(lower, printed(lower));
    assertThat(estimate.get("upper").asDouble()).isCloseTo(upper, printed(upper));
  }

  @Test
  void weibullOfRightCensoredAges() throws IOException {
    JsonNode result = Csv.of(folder, NIST).result("weibull", "--lives", "0.1");
    assertEstimate(result, "eta", 606.5276, 437.5567, 1118.8776);
    assertEstimate(result, "beta", 1.720797, 0.905645, 2.885738);
    assertThat(result.get("log_likelihood").asDouble()).isCloseTo(-75.134618, within(1e-5));
    JsonNode life = result.get("tables").get("lives").get(0);
    assertThat(life.get("age").asDouble()).isCloseTo(164.022, within(5e-4));
    assertThat(life.get("lower").asDouble()).isCloseTo(59.855, within(5e-4));
    assertThat(life.get("upper").asDouble()).isCloseTo(271.950, within(5e-4));
    assertThat(result.get("n").asDouble()).isEqualTo(20);
    assertThat(result.get("failures").asDouble()).isEqualTo(10);
  }

  @Test
  void countsAreCopiesAndBoundsAreAges() throws IOException {
    String[] copies =
        Stream.concat(
                Stream.of("lower,upper"),
                Stream.concat(
                    Stream.of(NIST)
                        .skip(1)
                        .limit(10)
                        .map(line -> line.split(",")[0])
                        .map(age -> age + "," + age),
                    IntStream.range(0, 10).mapToObj(i -> "500,")))
            .toArray(String[]::new);
    JsonNode result = Csv.of(folder, copies).result("weibull");
    assertEstimate(result, "beta", 1.720797, 0.905645, 2.885738);
  }

  @Test
  void eachGroupHasItsFitAndAllAreCompared() throws IOException {
    String[] grouped =
        Stream.concat(
                Stream.of("hours,status,count,batch"),
                Stream.of("A", "B")
                    .flatMap(batch -> Stream.of(NIST).skip(1).map(line -> line + "," + batch)))
            .toArray(String[]::new);
    JsonNode json =
        Csv.of(folder, grouped).json("weibull", "--column", "age=hours", "--group", "batch");
    assertThat(json.get("results")).hasSize(2);
    assertThat(json.get("results").get(1).get("group").asText()).isEqualTo("B");
    assertEstimate(json.get("results").get(1), "eta", 606.5276, 437.5567, 1118.8776);
    JsonNode test = json.get("comparison").get("tables").get("tests").get(0);
    assertThat(test.get("statistic").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(test.get("p_value").asDouble()).isCloseTo(1, within(1e-9));
  }

  @Test
  void unknownLimitIsNullWithItsReason() throws IOException {
    JsonNode result =
        Csv.of(folder, "age,status", "100,0", "200,0").result("weibull", "--shape", "2");
    assertThat(result.get("eta").isNull()).isTrue();
    assertThat(result.get("eta_upper").isNull()).isTrue();
    assertThat(result.get("eta_upper_reason").asText()).isEqualTo("unbounded");
  }

  @Test
  void noFailuresIsARefusalWithItsReason() throws IOException {
    Csv csv = Csv.of(folder, "age,status", "100,0", "200,0");
    assertThat(csv.analyze("weibull", "--json").code()).isEqualTo(1);
    JsonNode result = csv.result("weibull");
    assertThat(result.get("refusal").get("reason").asText()).isEqualTo("no_failures");
    assertThat(result.get("refusal").get("detail").asText()).contains("Weibayes");
  }

  @Test
  void contradictionsOfLifeDataAreToldByLine() throws IOException {
    Run run =
        Csv.of(folder, "lower,upper,entry", "10,5,0", "", "1,2,0", "5,9,9").analyze("weibull");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("2 problems")
        .contains("line 2: Cannot use lower 10.0 and upper 5.0")
        .contains("line 5: Cannot use entry 9.0");
  }

  @Test
  void failureAtAgeZeroNeedsToSayHowAgesAreCutOff() throws IOException {
    Csv csv = Csv.of(folder, "age,status", "0,1", "3,1", "7,1", "9,0", "0,0");
    assertThat(csv.analyze("weibull").err())
        .contains("1 problem.")
        .contains("line 2, column age: \"0\"; expected an age above 0")
        .contains("--resolution");
    JsonNode result = csv.result("weibull", "--resolution", "1");
    assertThat(result.get("interval_failures").asDouble()).isEqualTo(1);
  }

  @Test
  void meanCumulativeFunctionOfFiveSystems() throws IOException {
    JsonNode points =
        Csv.of(
                folder,
                "unit,age,event",
                "1,5,1",
                "1,10,1",
                "1,15,1",
                "1,17,0",
                "2,6,1",
                "2,13,1",
                "2,17,1",
                "2,19,0",
                "3,12,1",
                "3,20,1",
                "3,25,1",
                "3,26,0",
                "4,13,1",
                "4,15,1",
                "4,24,0",
                "5,16,1",
                "5,22,1",
                "5,25,1",
                "5,28,0")
            .result("mcf")
            .get("tables")
            .get("function");
    double[] values = {.2, .4, .6, .8, 1.2, 1.6, 1.8, 2, 2.333333, 2.666667, 3.666667};
    for (int place = 0; place < values.length; place++) {
      assertThat(points.get(place).get("value").asDouble()).isCloseTo(values[place], within(5e-7));
    }
    assertThat(Math.pow(points.get(8).get("standard_error").asDouble(), 2))
        .isCloseTo(.189630, within(5e-7));
  }

  @Test
  void steepPowerLawFarFromItsAgesHasNoTimeAndAReason() throws IOException {
    JsonNode asked =
        Csv.of(folder, "unit,age,event", "A,15647,1", "A,15661,1", "A,15661.1,1", "A,15661.2,0")
            .result("power-law", "--at", "5")
            .get("tables")
            .get("mean_time")
            .get(0);
    assertThat(asked.get("mean_time").isNull()).isTrue();
    assertThat(asked.get("mean_time_reason").asText()).isEqualTo("unbounded");
    assertThat(asked.get("mean_events").asDouble()).isZero();
  }

  @Test
  void unitThatNobodyAnsweredForLeavesTheOtherItsShare() throws IOException {
    Csv csv = Csv.of(folder, "group,x,n", "A,0,0", "B,2,5");
    assertThat(csv.analyze("proportion").code()).isZero();
    JsonNode result = csv.result("proportion");
    assertThat(result.has("refusal")).isFalse();
    assertThat(result.get("estimates").get("proportion").get("value").asDouble()).isEqualTo(0.4);
    assertThat(result.get("warnings").get(0).get("detail").asText())
        .startsWith("no difference A minus B: Nobody was asked");
    assertThat(Csv.of(folder, "group,x,n", "A,0,0", "B,0,0").analyze("proportion").code())
        .isEqualTo(1);
  }

  @Test
  void ageAtWhichNobodyIsObservedHasNoValueAndAReason() throws IOException {
    JsonNode asked =
        Csv.of(folder, "unit,age,event", "1,5,1", "1,9,0", "2,6,1", "2,8,0")
            .result("mcf", "--at", "100")
            .get("tables")
            .get("at")
            .get(0);
    assertThat(asked.get("value").isNull()).isTrue();
    assertThat(asked.get("value_reason").asText()).isEqualTo("too_few_at_risk");
  }

  @Test
  void unitWithoutAnEndIsFailureTruncated() throws IOException {
    String gaps = "327 125 7 6 107 277 54 332 510 110 10 9 85 27 59 16 8 34 21 152 158 44 18";
    int age = 0;
    StringBuilder rows = new StringBuilder("unit,age,event");
    for (String gap : gaps.split(" ")) {
      age += Integer.parseInt(gap);
      rows.append("\nLHD1,").append(age).append(",1");
    }
    Csv csv = Csv.of(folder, rows.toString());
    JsonNode law = csv.result("power-law").get("estimates");
    assertThat(law.get("beta").get("value").asDouble()).isCloseTo(1.6281, within(5e-5));
    assertThat(law.get("eta").get("value").asDouble()).isCloseTo(363.81, within(5e-3));
    JsonNode laplace = csv.result("trend-tests").get("tables").get("tests").get(0);
    assertThat(laplace.get("statistic").asDouble()).isCloseTo(1.9766, within(5e-5));
  }

  @Test
  void nevadaTableIsReadAsPrinted() throws IOException {
    JsonNode result =
        Csv.of(
                folder,
                "month,shipped,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
                "Jan,1000,0,0,0,0,0,0,0,0,0,0,0,0",
                "Feb,1000,,0,0,0,0,0,0,0,0,0,0,0",
                "Mar,1000,,,5,4,5,2,0,0,0,0,0,5",
                "Apr,1000,,,,0,0,0,2,0,0,0,0,5",
                "May,1000,,,,,0,0,0,5,0,0,0,6",
                "Jun,1000,,,,,,0,0,0,0,4,0,8",
                "Jul,1000,,,,,,,0,0,0,0,2,4",
                "Aug,1000,,,,,,,,0,0,0,0,6",
                "Sep,1000,,,,,,,,,0,0,0,1",
                "Oct,1000,,,,,,,,,,0,0,2",
                "Nov,1000,,,,,,,,,,,0,1",
                "Dec,1000,,,,,,,,,,,,2")
            .result("warranty-forecast", "--shipments", "1000", "--horizon", "5");
    assertThat(result.get("log_likelihood").asDouble()).isCloseTo(-551.85609, within(5e-6));
    JsonNode last = result.get("tables").get("failures").get(4);
    assertThat(last.get("expected").asDouble()).isCloseTo(78.5416, within(5e-5));
    assertThat(last.get("poisson_lower").asDouble()).isCloseTo(62.1373, within(5e-5));
    assertThat(last.get("poisson_upper").asDouble()).isCloseTo(97.9488, within(5e-5));
    assertThat(last.get("upper").asDouble()).isGreaterThan(98);
  }

  @Test
  void costsFollowTheirPriceLevel() throws IOException {
    Csv csv = Csv.of(folder, "age,status", "1,1", "2,1", "3,1", "4,1", "5,0", "5,0", "5,0");
    JsonNode stay = csv.result("warranty-forecast", "--horizon", "2", "--cost", "100");
    JsonNode rise =
        csv.result("warranty-forecast", "--horizon", "2", "--cost", "100", "--cost-index", "1,1.5");
    double first = stay.get("tables").get("cost").get(0).get("expected").asDouble();
    double both = stay.get("tables").get("cost").get(1).get("expected").asDouble();
    assertThat(rise.get("tables").get("cost").get(0).get("expected").asDouble())
        .isCloseTo(first, within(1e-9 * first));
    assertThat(rise.get("tables").get("cost").get(1).get("expected").asDouble())
        .isCloseTo(first + 1.5 * (both - first), within(1e-9 * both));
    assertThat(csv.analyze("warranty-forecast", "--cost", "-5").err())
        .contains("Cannot use -5.0 as mean cost of a failure: it is finite and above 0");
  }

  @Test
  void returnsBeforeShipmentAndBeyondItAreProblems() throws IOException {
    Run run = Csv.of(folder, "shipped,Jan,Feb", "10,1,10", "10,1,2").analyze("warranty-forecast");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("line 2, column shipped: 10; expected at least the sum of its returns, 11")
        .contains("line 3, column Jan: 1 returns before the month of shipment");
  }

  @Test
  void triangleKnowsPeriodsAndMonths() throws IOException {
    JsonNode result =
        Csv.of(
                folder,
                "origin,development,value",
                "2023-11,0,10",
                "2023-11,1,6",
                "2023-11,2,3",
                "2023-11,3,1",
                "2023-12,0,12",
                "2023-12,1,7",
                "2023-12,2,4",
                "2024-01,0,9",
                "2024-01,1,5",
                "2024-02,0,11")
            .result("reporting-delay");
    JsonNode last = result.get("tables").get("origins").get(3);
    assertThat(last.get("origin").asText()).isEqualTo("2024-02");
    assertThat(last.get("completed").asDouble()).isCloseTo(21.9627, within(1e-4));
  }

  @Test
  void controlChartLeavesExcludedRowsOutOfItsBaseline() throws IOException {
    String[] counts =
        "12 15 8 10 4 7 16 9 14 10 5 6 17 12 22 8 10 5 13 11 20 18 24 15 9 12 7 13 9 6".split(" ");
    String[] lines = new String[31];
    lines[0] = "x,n,excluded";
    for (int row = 1; row <= 30; row++) {
      String mark = row == 15 ? "new material" : row == 23 ? "1" : "";
      lines[row] = counts[row - 1] + ",50," + mark;
    }
    JsonNode result = Csv.of(folder, lines).result("control-chart");
    assertThat(result.get("centre").asDouble()).isCloseTo(.215, within(5e-7));
    assertThat(result.get("signals").toString()).isEqualTo("[15,21,23]");
    assertThat(result.get("longest_run").asInt()).isEqualTo(5);
    assertThat(result.get("is_shifted").asBoolean()).isFalse();
    JsonNode point = result.get("tables").get("points").get(0);
    assertThat(point.get("lower").asDouble()).isCloseTo(.040703, within(5e-7));
    assertThat(point.get("upper").asDouble()).isCloseTo(.389297, within(5e-7));
  }

  @Test
  void countsAreWholeAndGapsNeedNotBe() throws IOException {
    Csv csv = Csv.of(folder, "value", "3.5", "4", "2", "7.25");
    Run counts = csv.analyze("control-chart", "--type", "c");
    assertThat(counts.code()).isEqualTo(2);
    assertThat(counts.err())
        .contains("line 2, column value: \"3.5\"; expected a whole number of 0 or more")
        .contains("line 5, column value: \"7.25\"");
    assertThat(csv.analyze("control-chart", "--type", "t").code()).isZero();
    assertThat(csv.analyze("control-chart", "--type", "p").err())
        .contains("No column is called n (items inspected, or exposure)");
  }

  @Test
  void seasonalChartJudgesRowsAfterItsBaselineByTheirSeason() throws IOException {
    String[] lines = new String[22];
    lines[0] = "x,n,excluded";
    for (int row = 1; row <= 21; row++) {
      lines[row] = (row % 2 == 0 ? "40" : "10") + ",2,";
    }
    lines[3] = "500,2,recall";
    lines[19] = "40,2,";
    lines[20] = "40,2,";
    lines[21] = "0,0,";
    Csv csv = Csv.of(folder, lines);
    JsonNode result =
        csv.result("control-chart", "--type", "seasonal", "--season", "2", "--baseline", "18");
    assertThat(result.get("signals").toString()).isEqualTo("[19]");
    JsonNode points = result.get("tables").get("points");
    assertThat(points).hasSize(2);
    assertThat(points.get(1).get("expected").asDouble()).isCloseTo(40, within(0.3));
    double expected = points.get(0).get("expected").asDouble();
    assertThat(expected).isCloseTo(10, within(0.3));
    double information = result.get("tables").get("season").get(0).get("events").asDouble();
    double deviation = Math.sqrt(expected + expected * expected / information);
    assertThat(points.get(0).get("upper").asDouble())
        .isCloseTo(
            expected * Math.pow(1 + 2 / 3. * 2.5758293 * deviation / expected, 1.5), within(1e-5));
    assertThat(csv.analyze("control-chart", "--type", "seasonal").err())
        .contains("Cannot judge 21 rows by a baseline of none")
        .contains("--baseline");
  }

  @Test
  void cusumHasExactRunLengths() throws IOException {
    JsonNode result =
        Csv.of(folder, "x", "4", "9", "9", "9")
            .result("cusum", "--k", "5", "--h", "10", "--acceptable", "4", "--rejectable", "8");
    assertThat(result.get("run_length_acceptable").asDouble()).isCloseTo(421.65, within(5e-3));
    assertThat(result.get("run_length_rejectable").asDouble()).isCloseTo(3.964, within(5e-4));
    assertThat(result.get("signals").toString()).isEqualTo("[4]");
  }

  @Test
  void cohortIsTestedLookByLook() throws IOException {
    JsonNode result =
        Csv.of(folder, "n,x", "200,1", "200,5", "200,", "200,", "200,", "200,")
            .result("cohort-test", "--rate", "0.0025");
    assertThat(result.get("first_signal").asInt()).isEqualTo(2);
    int[] limits = {5, 6, 6, 8, 8, 9};
    for (int look = 0; look < limits.length; look++) {
      assertThat(result.get("tables").get("looks").get(look).get("reject_at").asInt())
          .isEqualTo(limits[look]);
    }
  }

  @Test
  void demandIsForecastByThreeMethods() throws IOException {
    String demand = "0 2 0 1 0 11 0 0 0 0 2 0 6 3 0 0 0 0 0 7 0 0 0 0 0 0 0 3 1 0 0 1 0 1 0 0";
    JsonNode result =
        Csv.of(folder, ("value " + demand).split(" ")).result("demand-forecast", "--horizon", "3");
    JsonNode estimates = result.get("estimates");
    assertThat(estimates.get("croston").get("value").asDouble()).isCloseTo(.984597, within(5e-7));
    assertThat(estimates.get("sba").get("value").asDouble()).isCloseTo(.935367, within(5e-7));
    assertThat(result.get("pattern").asText()).isEqualTo("lumpy");
    assertThat(result.get("tables").get("horizon")).hasSize(3);
  }

  @Test
  void repairsPerThousandCountCompletedMonths() throws IOException {
    JsonNode months =
        Csv.of(
                folder,
                "machine,in_service,failed",
                "A,2024-01-31,2024-02-10",
                "A,2024-01-31,2024-03-15",
                "B,2024-02-15,")
            .result("r1000", "--as-of", "2024-03-31", "--months", "2")
            .get("tables")
            .get("months");
    assertThat(months.get(0).get("exposed").asDouble()).isEqualTo(2);
    assertThat(months.get(0).get("rate").asDouble()).isEqualTo(500);
    assertThat(months.get(1).get("exposed").asDouble()).isEqualTo(1);
    assertThat(months.get(1).get("rate").asDouble()).isEqualTo(1000);
  }

  @Test
  void competingModesNeedTheirColumn() throws IOException {
    Run run = Csv.of(folder, NIST).analyze("competing-modes");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("No column is called mode");
  }

  @Test
  void unitsAreNamedByTheirGroupColumn() throws IOException {
    JsonNode json =
        Csv.of(folder, "dealer,x,n", "North,3,60", "South,9,70", "North,2,40")
            .json("proportion", "--group", "dealer");
    assertThat(json.get("results")).hasSize(1);
    JsonNode north = json.get("results").get(0).get("tables").get("units").get(0);
    assertThat(north.get("group").asText()).isEqualTo("North");
    assertThat(north.get("n").asLong()).isEqualTo(100);
  }

  @Test
  void cusumOfMeasurementsIsMontgomerys() throws IOException {
    String values =
        "9.45 7.99 9.29 11.66 12.16 10.18 8.04 11.46 9.20 10.34 9.03 11.47 10.51 9.40 10.08 9.37"
            + " 10.62 10.31 8.52 10.84 10.90 9.33 12.29 11.50 10.60 11.08 10.38 11.62 11.31 10.52";
    Csv csv = Csv.of(folder, ("value " + values).split(" "));
    String[] printed = {"--acceptable", "10", "--rejectable", "11", "--deviation", "1"};
    JsonNode result =
        csv.result("cusum", with(printed, "--model", "normal", "--k", "0.5", "--h", "5"));
    assertThat(result.get("signals").toString()).isEqualTo("[29]");
    JsonNode point = result.get("tables").get("points").get(28);
    assertThat(point.get("statistic").asDouble()).isCloseTo(5.28, within(1e-9));
    assertThat(result.get("run_length_acceptable").asDouble()).isCloseTo(930.9, within(0.5));
    assertThat(result.get("run_length_rejectable").asDouble()).isCloseTo(10.38, within(0.01));
    JsonNode designed =
        csv.result(
            "cusum", with(printed, "--model", "normal", "--periods", "740", "--alarms", "1"));
    assertThat(designed.get("h").asDouble()).isCloseTo(4.77, within(0.01));
    assertThat(designed.get("alarms_per_year").asDouble()).isCloseTo(1, within(1e-3));
  }

  @Test
  void cusumOfCasesWeighsThemByTheirRisk() throws IOException {
    JsonNode result =
        Csv.of(folder, "x,risk,excluded", "0,0.5,", "1,0.1,", "1,0.5,strike", "1,0.5,")
            .result("cusum", "--model", "bernoulli", "--odds-ratio", "2", "--h", "0.85");
    JsonNode points = result.get("tables").get("points");
    assertThat(points.get(1).get("statistic").asDouble())
        .isCloseTo(Math.log(2 / 1.1), within(1e-12));
    assertThat(points.get(2).get("increment").asDouble()).isZero();
    assertThat(points.get(3).get("statistic").asDouble())
        .isCloseTo(Math.log(2 / 1.1) + Math.log(4 / 3.), within(1e-12));
    assertThat(result.get("signals").toString()).isEqualTo("[4]");
    JsonNode common =
        Csv.of(folder, "x", "0", "1", "0", "0")
            .result(
                "cusum",
                "--model",
                "bernoulli",
                "--acceptable",
                "0.1",
                "--rejectable",
                "0.5",
                "--h",
                "0.5");
    assertThat(common.get("odds_ratio").asDouble()).isCloseTo(9, within(1e-12));
    assertThat(common.get("run_length_acceptable").asDouble()).isCloseTo(10, within(1e-9));
    assertThat(common.get("run_length_rejectable").asDouble()).isCloseTo(2, within(1e-9));
  }

  @Test
  void cusumRefusesOptionsOfOtherModels() throws IOException {
    Csv csv = Csv.of(folder, "value", "1", "2", "4");
    assertThat(csv.analyze("cusum", "--model", "normal", "--typical", "3").err())
        .contains("Cannot use --typical with the model normal: it has no meaning there");
    assertThat(csv.analyze("cusum", "--model", "normal", "--rejectable", "1").err())
        .contains("for a fall, change the sign");
    Csv cases = Csv.of(folder, "x,risk", "1,0.1", "0,1");
    assertThat(cases.analyze("cusum", "--model", "bernoulli").err())
        .contains("line 3, column risk: \"1\"; expected a probability between 0 and 1");
    Csv none = Csv.of(folder, "x", "0", "0");
    assertThat(none.analyze("cusum").err()).contains("they hold no event; state it with");
    assertThat(none.analyze("cusum", "--model", "bernoulli").code()).isEqualTo(2);
  }

  @Test
  void meansOfTrialsAreShrunkAsPublished() throws IOException {
    int[][] trials = {
      {4, 123, 11, 139},
      {6, 306, 29, 303},
      {3, 231, 11, 220},
      {62, 13598, 248, 12867},
      {33, 5069, 47, 5808},
      {180, 1541, 372, 1451},
      {8, 2545, 10, 629},
      {505, 88391, 499, 88391},
      {29, 7499, 45, 7277},
      {17, 1716, 65, 1665},
      {186, 50634, 141, 27338},
      {5, 2498, 3, 2341},
      {27, 16913, 29, 17854}
    };
    String[] lines = new String[trials.length + 1];
    lines[0] = "mean,standard_error";
    for (int i = 0; i < trials.length; i++) {
      int[] t = trials[i];
      double ratio = Math.log((double) t[0] / t[1] / ((double) t[2] / t[3]));
      double error = Math.sqrt(1.0 / t[0] - 1.0 / t[1] + 1.0 / t[2] - 1.0 / t[3]);
      lines[i + 1] = ratio + "," + error;
    }
    JsonNode result =
        Csv.of(folder, lines).result("shrinkage", "--model", "normal", "--target", "0");
    assertThat(result.get("tau_squared").asDouble()).isCloseTo(0.3132, within(5e-5));
    assertThat(result.get("mean").asDouble()).isCloseTo(-0.7145, within(5e-5));
    assertThat(result.get("mean_standard_error").asDouble()).isCloseTo(0.1798, within(5e-5));
    assertThat(result.get("tables").get("units")).hasSize(13);
  }

  @Test
  void casesOfUnitsGiveTheirMeansAndPooledErrors() throws IOException {
    Csv csv = Csv.of(folder, "days,team", "1,A", "3,A", "10,B", "12,B", "14,B", "30,C");
    JsonNode units =
        csv.result("shrinkage", "--model", "normal", "--column", "value=days", "--group", "team")
            .get("tables")
            .get("units");
    assertThat(units.get(1).get("raw").asDouble()).isEqualTo(12);
    double pooled = Math.sqrt((2 + 8) / 3.0);
    assertThat(units.get(0).get("standard_error").asDouble())
        .isCloseTo(pooled / Math.sqrt(2), within(1e-12));
    assertThat(units.get(2).get("standard_error").asDouble()).isCloseTo(pooled, within(1e-12));
    assertThat(units.get(2).get("estimate").asDouble()).isBetween(12.0, 30.0);
  }

  private static String[] with(String[] options, String... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }
}
