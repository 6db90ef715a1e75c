package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Map;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.life.CompetingModes;
import org.mendlake.statistics.life.CumulativeIncidence;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.WeibullFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze competing-modes}. */
@Command(
    name = "competing-modes",
    description = "How many units fail by each of several modes, and a Weibull fit of each mode.",
    footer = {
      "",
      LifeOptions.COLUMNS,
      "Here mode is needed; a failure without one is of the mode (unknown).",
      "",
      "Example: ./mendlake analyze competing-modes --file shocks.csv --at 10000,20000"
    })
final class CompetingModesMethod extends LifeMethod {
  @Option(
      names = "--at",
      paramLabel = "AGE",
      split = ",",
      description =
          "Ages by which to tell the share failed by each mode under the Weibull fits: "
              + "--at 1000,2000 (default: the oldest age).")
  private List<Double> ages = List.of();

  @Override
  Columns columns() {
    return LifeRows.columnsWithMode();
  }

  @Override
  String title() {
    return "Competing failure modes";
  }

  @Override
  void report(Report.Builder report, LifeData data) {
    CompetingModes modes = CompetingModes.weibull(data);
    tellFits(report, modes);
    if (modes.system() instanceof Answer<?>) {
      tellSystem(report, modes, data);
    }
    report
        .method("modes", CompetingModes.METHOD)
        .outcome(
            CumulativeIncidence.of(data, options().confidence()),
            (told, incidence) -> tell(told, incidence, data.oldestAge()));
  }

  private void tellFits(Report.Builder report, CompetingModes modes) {
    Grid.Builder grid =
        Grid.named("fits", "Weibull fit of each mode, as if it were the only one")
            .column("mode", "mode")
            .column("failures", "failures")
            .column("eta", "eta")
            .column("eta_lower", options().percent() + " lower")
            .column("eta_upper", options().percent() + " upper")
            .column("beta", "beta")
            .column("beta_lower", options().percent() + " lower")
            .column("beta_upper", options().percent() + " upper")
            .column("log_likelihood", "log-likelihood");
    modes
        .modes()
        .forEach(
            (mode, outcome) -> {
              if (outcome instanceof Answer<WeibullFit> answer) {
                addFit(grid, mode, answer.value());
                answer.cautions().forEach(caution -> report.caution(of(mode, caution)));
              } else if (outcome instanceof Refusal<WeibullFit> refusal) {
                report.caution(
                    of(mode, new Caution(refusal.reason(), "no fit: " + refusal.detail())));
              }
            });
    report.grid(grid.build());
  }

  private static Caution of(String mode, Caution caution) {
    return new Caution(caution.reason(), "mode %s: %s".formatted(mode, caution.detail()));
  }

  private void addFit(Grid.Builder grid, String mode, WeibullFit fit) {
    Estimate eta = fit.scale(options().confidence());
    Estimate beta = fit.shape(options().confidence());
    grid.row(
        Cell.of(mode),
        Cell.of(fit.data().failures()),
        Cell.of(eta.value()),
        Cell.of(eta.interval().lower()),
        Cell.of(eta.interval().upper()),
        Cell.of(beta.value()),
        Cell.of(beta.interval().lower()),
        Cell.of(beta.interval().upper()),
        Cell.of(fit.logLikelihood()));
  }

  private void tellSystem(Report.Builder report, CompetingModes modes, LifeData data) {
    Grid.Builder grid =
        Grid.named("system", "Share failed by each mode, before any other, under the fits")
            .column("age", options().age())
            .column("mode", "mode")
            .column("share", "share");
    var system = modes.system().orElseThrow();
    List<Double> asked = ages.isEmpty() ? List.of(data.oldestAge()) : ages;
    for (double age : asked) {
      for (String mode : system.modes().keySet()) {
        grid.row(Cell.of(age), Cell.of(mode), Cell.of(system.incidence(mode, age)));
      }
      grid.row(Cell.of(age), Cell.of("any mode"), Cell.of(1 - system.survival(age)));
    }
    report.grid(grid.build());
  }

  private void tell(Report.Builder report, CumulativeIncidence incidence, double last) {
    Grid.Builder grid =
        Grid.named("incidence", "Share failed by each mode, without a model")
            .column("mode", "mode")
            .column("age", options().age())
            .column("at_risk", "at risk")
            .column("failures", "failures")
            .column("incidence", "share")
            .column("standard_error", "std. error")
            .limits(options().percent());
    incidence
        .modes()
        .forEach(
            (mode, points) ->
                points.stream()
                    .filter(point -> point.failures() > 0)
                    .forEach(
                        point ->
                            grid.row(
                                Cell.of(mode),
                                Cell.of(point.age()),
                                Cell.of(point.atRisk()),
                                Cell.of(point.failures()),
                                Cell.of(point.incidence()),
                                Cell.of(point.standardError()),
                                Cell.of(point.interval().lower()),
                                Cell.of(point.interval().upper()))));
    report
        .grid(grid.build())
        .method("incidence", CumulativeIncidence.METHOD)
        .figure(() -> figure(incidence, last));
  }

  private Figure figure(CumulativeIncidence incidence, double last) {
    Figure.Builder figure =
        Figure.titled(
                "Share failed by each mode",
                Axis.linear(options().age()),
                Axis.linear("cumulative incidence"))
            .apart();
    for (Map.Entry<String, List<CumulativeIncidence.Point>> mode : incidence.modes().entrySet()) {
      Curve.Builder curve = Curve.builder().point(incidence.conditionalOn(), 0);
      mode.getValue().forEach(point -> curve.point(point.age(), point.incidence()));
      figure.layer(new Layer.Steps(mode.getKey(), Layer.Meaning.ESTIMATE, curve.holdTo(last)));
    }
    return figure.build();
  }
}
