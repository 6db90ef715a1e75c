package org.mendlake.analysis.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;
import picocli.CommandLine;

class ValidationTest {
  private static final Simulation COIN =
      coin(Figure.within("heads", 0.5, 0.48, 0.52), SplittableRandom::nextDouble);

  private interface Draw {
    double from(SplittableRandom random);
  }

  private static Simulation coin(Figure figure, Draw draw) {
    return new Simulation(
        "a coin",
        20_000,
        7,
        List.of(figure),
        random -> new double[] {draw.from(random) < 0.5 ? 1 : 0});
  }

  private static Study study(Experiment experiment) {
    return new Study("Coins", "A coin is tossed.", List.of(experiment));
  }

  @Test
  void thePublishedPageTellsEveryFigureWithItsBand() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("mendlake.root"), "docs", "validation.md"));

    int rows = 0;
    for (Study study : Validation.studies()) {
      assertThat(page).contains("## " + study.title() + "\n");
      for (Experiment experiment : study.experiments()) {
        assertThat(page)
            .contains(
                "**" + experiment.setting() + "** (" + experiment.repetition(Effort.FULL) + ")");
        for (Figure figure : experiment.figures()) {
          String band = figure.band().map(FigureText::of).orElse("none");
          String start = "| " + figure.quantity() + " | " + FigureText.of(figure.expected());
          assertThat(page.lines()).anyMatch(l -> l.startsWith(start) && l.contains(band));
          rows++;
        }
      }
    }
    assertThat(page.lines().filter(line -> line.startsWith("| ") && !line.contains("---")))
        .hasSize(rows + (int) page.lines().filter(line -> line.startsWith("| figure")).count());
    assertThat(page).doesNotContain("quick run");
  }

  @Test
  void coverageIsMeasuredAtBothLevels() {
    List<String> figures =
        Validation.studies().stream()
            .flatMap(study -> study.experiments().stream())
            .flatMap(experiment -> experiment.figures().stream())
            .map(Figure::quantity)
            .toList();

    for (String method :
        List.of("scale", "shape", "B10", "Lawless-Nadeau, log", "prediction", "uncertain prior")) {
      assertThat(figures).contains(method + ", 90 %", method + ", 95 %");
    }
    assertThat(figures)
        .contains("Wilson, 90 %, mean over shares", "Wilson, 95 %, mean over shares");
  }

  @Test
  void aFigureInItsBandPasses(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.md");

    assertThat(run(study(COIN), "--out", page.toString())).isEqualTo("0\nCoins: a coin\n");
    assertThat(Files.readString(page))
        .startsWith("# Validation of the statistics\n")
        .contains("**a coin** (20,000 times from seed 7)\n")
        .containsPattern("\\| heads \\| 0.5000 \\| 0\\.(49|50)\\d\\d \\| 0.00353\\d \\| 0.4800 to");
  }

  @Test
  void aFigureOutsideItsBandFailsTheCommand() {
    Simulation biased =
        coin(Figure.within("heads", 0.5, 0.48, 0.52), random -> 0.6 * random.nextDouble());

    assertThat(run(study(biased), "--quick"))
        .startsWith("1\nCoins: a coin\noutside its band: a coin: heads is 0.8")
        .endsWith("outside 0.4800 to 0.5200\n");
  }

  @Test
  void aQuickRunAllowsForItsError() {
    Simulation narrow =
        coin(Figure.within("heads", 0.5, 0.49999, 0.50001), SplittableRandom::nextDouble);

    assertThat(run(study(narrow), "--quick")).startsWith("0\n");
    assertThat(run(study(narrow))).startsWith("1\n");
  }

  @Test
  void resultsAreTheSameEachTime() {
    assertThat(COIN.run(Effort.FULL)).isEqualTo(COIN.run(Effort.FULL));
    assertThat(COIN.run(Effort.QUICK).get(0).replicates()).isEqualTo(500);
  }

  @Test
  void refusedReplicatesAreLeftOutAndCounted() {
    Simulation half =
        new Simulation(
            "half",
            10_000,
            1,
            List.of(Figure.contrast("given", 1)),
            random -> new double[] {random.nextInt(2) == 0 ? 1 : Double.NaN});

    Finding finding = half.run(Effort.FULL).get(0);

    assertThat(finding.value()).isEqualTo(1);
    assertThat(finding.replicates()).isBetween(4_800L, 5_200L);
  }

  @Test
  void aSideWithoutLimitHoldsEverything() {
    Interval above = new Interval(0.95, Limit.at(3), Limit.none(Reason.UNBOUNDED), "test");

    assertThat(Coverage.of(above, 1e9)).isEqualTo(1);
    assertThat(Coverage.of(above, 2)).isZero();
  }

  private static String run(Study study, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    ValidationCommand command =
        new ValidationCommand(
            () -> List.of(study), nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = new CommandLine(command).execute(arguments);
    return code + "\n" + err.toString(StandardCharsets.UTF_8);
  }
}
