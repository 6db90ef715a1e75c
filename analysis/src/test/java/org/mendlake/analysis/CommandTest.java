package org.mendlake.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTest {
  static final List<String> METHODS =
      List.of(
          "weibull",
          "lognormal",
          "kaplan-meier",
          "nelson-aalen",
          "competing-modes",
          "mcf",
          "power-law",
          "trend-tests",
          "r1000",
          "reporting-delay",
          "chain-ladder",
          "warranty-forecast",
          "control-chart",
          "cusum",
          "cohort-test",
          "pareto",
          "shrinkage",
          "funnel",
          "proportion",
          "nps",
          "demand-forecast");

  @TempDir private Path folder;

  @Test
  void helpListsEveryMethod() {
    Run run = Run.of("analyze", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(METHODS);
  }

  @Test
  void listOfMethodsTellsEachInAWholeSentence() {
    CommandLine analyze = AnalyzeCommand.commandLine(System.out);
    analyze
        .getSubcommands()
        .forEach(
            (name, method) ->
                assertThat(method.getCommandSpec().usageMessage().description()[0])
                    .as(name)
                    .endsWith("."));
  }

  @Test
  void helpOfEveryMethodStatesColumnsDefaultsAndAnExample() {
    for (String method : METHODS) {
      Run run = Run.of("analyze", method, "--help");
      assertThat(run.code()).as(method).isZero();
      assertThat(run.out()).as(method).contains("Example: ./mendlake analyze " + method);
      assertThat(run.out()).as(method).containsPattern("Columns?[ ,:]").contains("(default: ");
    }
  }

  @Test
  void jsonIsOneObjectAndNothingElseAtFullPrecision() throws IOException {
    Csv csv = Csv.of(folder, "x,n", "81,263");
    Run run = csv.analyze("proportion", "--json");
    assertThat(run.err()).isEmpty();
    try (JsonParser parser = new ObjectMapper().createParser(run.out())) {
      JsonNode json = parser.readValueAsTree();
      assertThat(parser.nextToken()).isNull();
      assertThat(json.get("method").asText()).isEqualTo("proportion");
      assertThat(json.get("source").asText()).isEqualTo(csv.file().toString());
      assertThat(json.get("settings").get("confidence").asDouble()).isEqualTo(0.95);
      JsonNode result = json.get("results").get(0);
      JsonNode share = result.get("estimates").get("proportion");
      assertThat(share.get("value").asDouble()).isEqualTo(81 / 263.0);
      assertThat(share.get("confidence").asDouble()).isEqualTo(0.95);
      assertThat(share.get("interval_method").asText()).isEqualTo("Wilson score");
      assertThat(result.get("warnings").isArray()).isTrue();
      assertThat(result.get("methods").isObject()).isTrue();
      assertThat(result.has("group")).isFalse();
    }
  }

  @Test
  void settingsAreThoseOfTheMethod() throws IOException {
    JsonNode settings =
        Csv.of(folder, "age,status", "1,1", "2,1", "3,1", "4,0")
            .json("weibull", "--lives", "0.1,0.5", "--at", "2")
            .get("settings");
    assertThat(settings.get("lives").toString()).isEqualTo("[0.1,0.5]");
    assertThat(settings.get("at").toString()).isEqualTo("[2.0]");
    assertThat(settings.get("shape").isNull()).isTrue();
    assertThat(settings.has("file")).isFalse();
    assertThat(settings.has("json")).isFalse();
  }

  @Test
  void wordOfAnOptionIsOneOfThoseOffered() throws IOException {
    Run run = Csv.of(folder, "unit,age,event", "A,1,1").analyze("mcf", "--variance", "greenwood");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'greenwood' is none of lawless-nadeau, nelson");
  }

  @Test
  void tableShowsSixDigitsInColumns() throws IOException {
    Run run = Csv.of(folder, "x,n,group", "81,263,North", "0,20,South").analyze("proportion");
    assertThat(run.out().lines())
        .contains(
            "  group   x    n     share  95 % lower  95 % upper",
            "  North  81  263  0.307985    0.255289    0.366210",
            "  South   0   20  0.000000    0.000000    0.161125");
  }

  @Test
  void longTableIsCutAndSaysSo() throws IOException {
    String[] lines = new String[101];
    lines[0] = "x";
    for (int row = 1; row <= 100; row++) {
      lines[row] = Integer.toString(row % 5);
    }
    Run run = Csv.of(folder, lines).analyze("control-chart", "--type", "c");
    assertThat(run.out()).contains("... 40 more rows; --json gives all");
  }
}
