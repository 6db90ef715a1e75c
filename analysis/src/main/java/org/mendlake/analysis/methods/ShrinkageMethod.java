package org.mendlake.analysis.methods;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.comparison.Belief;
import org.mendlake.statistics.comparison.CountModel;
import org.mendlake.statistics.comparison.Shrinkage;
import org.mendlake.statistics.comparison.ShrinkageQuestion;
import org.mendlake.statistics.comparison.ShrinkageQuestion.Worse;
import org.mendlake.statistics.comparison.ShrunkUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze shrinkage}. */
@Command(
    name = "shrinkage",
    description =
        "Rates or shares of units, drawn towards their mean by as much as their data are few.",
    footer = {
      "",
      UnitRows.COLUMNS,
      "",
      "Example: ./mendlake analyze shrinkage --file dealers.csv --group dealer --model beta-binomial"
    })
final class ShrinkageMethod extends Method<UnitRows> {
  private static final double CONFIDENCE = 0.95;
  private static final int MOST_DRAWN = 60;

  @Option(
      names = "--model",
      paramLabel = "WORD",
      defaultValue = "gamma-poisson",
      description =
          "gamma-poisson for events in exposures, beta-binomial for shares (default: ${DEFAULT-VALUE}).")
  private CountModel model;

  @Option(
      names = "--target",
      paramLabel = "VALUE",
      description = "What a unit should reach: --target 0.05 (default: the mean of the units).")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--worse",
      paramLabel = "WORD",
      defaultValue = "higher",
      description =
          "Which side of the target is worse: higher or lower (default: ${DEFAULT-VALUE}).")
  private Worse worse;

  @Option(
      names = "--prior",
      paramLabel = "WORD",
      defaultValue = "uncertain",
      description = {
        "Limits that allow for an uncertain prior, or take it as known: uncertain or known",
        "(default: ${DEFAULT-VALUE})."
      })
  private PriorKnowledge prior;

  @Mixin private RankOptions ranks;

  /** How much limits take for granted. */
  enum PriorKnowledge {
    UNCERTAIN,
    KNOWN
  }

  @Override
  Columns columns() {
    return UnitRows.rates();
  }

  @Override
  UnitRows emptyRows() {
    return UnitRows.ofRates();
  }

  @Override
  Report report(UnitRows rows) {
    ShrinkageQuestion question =
        new ShrinkageQuestion(
            target.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
            worse,
            ranks.draws(CONFIDENCE));
    return Report.titled("Shrinkage of " + (isRate() ? "rates" : "shares"))
        .fact("n", "units", Cell.of(rows.units().size()))
        .outcome(Shrinkage.of(model, rows.counts(), question), this::tell)
        .build();
  }

  private boolean isRate() {
    return model == CountModel.GAMMA_POISSON;
  }

  private void tell(Report.Builder report, Shrinkage shrinkage) {
    report
        .fact("mean", "mean of the units", Cell.of(shrinkage.mean()))
        .fact("alpha", "prior alpha", Cell.of(shrinkage.prior().map(CountModel.Prior::alpha)))
        .fact("beta", "prior beta", Cell.of(shrinkage.prior().map(CountModel.Prior::beta)))
        .fact("log_likelihood", "marginal log-likelihood", Cell.of(shrinkage.logLikelihood()))
        .fact("target", "target", Cell.of(shrinkage.target()));
    report
        .grid(grid(shrinkage))
        .method(
            "model",
            isRate()
                ? "Gamma-Poisson, marginal maximum likelihood"
                : "beta-binomial, marginal maximum likelihood")
        .method("limits", belief(shrinkage.units().get(0)).interval95().method())
        .method("ranks", "simulated, 95 %; 1 is the largest value")
        .figure(() -> figure(shrinkage));
  }

  private Belief belief(ShrunkUnit unit) {
    return prior == PriorKnowledge.KNOWN ? unit.knownPrior() : unit.uncertainPrior();
  }

  private Grid grid(Shrinkage shrinkage) {
    Grid.Builder grid =
        Grid.named("units", "Units")
            .column("group", "group")
            .column("x", "x")
            .column("n", "n")
            .column("raw", "raw")
            .column("estimate", "shrunk")
            .column("reliability", "reliability")
            .column("lower_80", "80 % lower")
            .column("upper_80", "80 % upper")
            .column("lower_95", "95 % lower")
            .column("upper_95", "95 % upper")
            .column("probability_worse", "P(worse)")
            .column("rank_lower", "best rank")
            .column("rank_upper", "worst rank");
    for (ShrunkUnit unit : shrinkage.units()) {
      Belief belief = belief(unit);
      grid.row(
          Cell.of(unit.unit().unit()),
          Cell.of(unit.unit().events()),
          Cell.of(unit.unit().exposure()),
          Cell.of(unit.raw()),
          Cell.of(unit.estimate()),
          Cell.of(unit.reliability()),
          Cell.of(belief.interval80().lower()),
          Cell.of(belief.interval80().upper()),
          Cell.of(belief.interval95().lower()),
          Cell.of(belief.interval95().upper()),
          Cell.of(belief.probabilityWorse()),
          Cell.of(unit.ranks().lower()),
          Cell.of(unit.ranks().upper()));
    }
    return grid.build();
  }

  private Figure figure(Shrinkage shrinkage) {
    List<ShrunkUnit> drawn =
        shrinkage.units().stream()
            .sorted(Comparator.comparingDouble(ShrunkUnit::estimate).reversed())
            .limit(MOST_DRAWN)
            .toList();
    Curve.Builder raw = Curve.builder();
    Curve.Builder shrunk = Curve.builder();
    LimitCurves limits = new LimitCurves();
    for (int place = 0; place < drawn.size(); place++) {
      ShrunkUnit unit = drawn.get(place);
      raw.point(place, unit.raw());
      shrunk.point(place, unit.estimate());
      limits.add(place, belief(unit).interval95());
    }
    double last = drawn.size() - 0.5;
    Figure.Builder figure =
        Figure.titled(
                isRate() ? "Rates, shrunk towards their mean" : "Shares, shrunk towards their mean",
                Axis.names(
                    "unit, largest first", drawn.stream().map(unit -> unit.unit().unit()).toList()),
                Axis.linear(isRate() ? "events per exposure" : "share"))
            .apart()
            .layer(
                new Layer.Line(
                    "target",
                    Layer.Meaning.CENTRE,
                    Curve.between(-0.5, shrinkage.target(), last, shrinkage.target())));
    limits.drawWhiskers(figure, "");
    return figure
        .layer(new Layer.Points("raw", Layer.Mark.ASIDE, raw.build()))
        .layer(new Layer.Points("shrunk, 95 % limits", Layer.Mark.PLAIN, shrunk.build()))
        .build();
  }
}
