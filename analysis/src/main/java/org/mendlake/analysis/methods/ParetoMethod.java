package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Optional;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.comparison.RankDraws;
import org.mendlake.statistics.comparison.RankInterval;
import org.mendlake.statistics.monitoring.Pareto;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze pareto}. */
@Command(
    name = "pareto",
    description = "Categories by what they contribute, with intervals of their ranks.",
    footer = {
      "",
      "Columns: category; optional count (otherwise each row is one event), cost, exposure. Rows of",
      "one category are added up.",
      "",
      "Example: ./mendlake analyze pareto --file claims.csv --column category=system --by cost"
    })
final class ParetoMethod extends Method<CategoryRows> {
  private static final int DRAWN_BARS = 25;

  @Option(
      names = "--by",
      paramLabel = "WORD",
      defaultValue = "count",
      description = "count, cost, or rate, which is count by exposure (default: ${DEFAULT-VALUE}).")
  private Pareto.Measure by;

  @Option(
      names = "--rest",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "(unknown),unknown,other",
      description =
          "Categories that are no single cause and come last (default: ${DEFAULT-VALUE}).")
  private List<String> rest = List.of();

  @Mixin private RankOptions ranks;

  @Mixin private ConfidenceOption confidence;

  @Override
  Columns columns() {
    return CategoryRows.columns();
  }

  @Override
  CategoryRows emptyRows() {
    return new CategoryRows();
  }

  @Override
  Report report(CategoryRows rows) {
    if (by == Pareto.Measure.COST && !rows.hasCosts()) {
      throw new IllegalArgumentException(
          "Cannot rank by cost: no row states one; give a column cost, or rank by count");
    }
    RankDraws rankDraws = ranks.draws(confidence.value());
    return Report.titled("Pareto by " + Words.of(by))
        .fact("categories", "categories", Cell.of(rows.size()))
        .outcome(Pareto.of(rows.categories(rest), by, rankDraws), this::tell)
        .build();
  }

  private void tell(Report.Builder report, Pareto pareto) {
    pareto.total().ifPresent(total -> report.fact("total", "total", Cell.of(total)));
    Grid.Builder grid =
        Grid.named("categories", "Categories")
            .column("rank", "rank")
            .column("category", "category")
            .column("value", Words.of(by))
            .column("share", "share")
            .column("cumulative_share", "cumulative")
            .column("rank_lower", "best rank")
            .column("rank_upper", "worst rank");
    for (Pareto.Bar bar : pareto.bars()) {
      grid.row(
          Cell.of(bar.rank()),
          Cell.of(bar.category()),
          Cell.of(bar.value()),
          Cell.of(bar.share()),
          Cell.of(bar.cumulativeShare()),
          rank(bar.rankInterval().map(RankInterval::lower)),
          rank(bar.rankInterval().map(RankInterval::upper)));
    }
    report
        .grid(grid.build())
        .method(
            "rank interval",
            "%s simulation of each category's posterior".formatted(confidence.percent()))
        .figure(() -> figure(pareto));
  }

  private static Cell rank(Optional<Integer> rank) {
    return rank.map(value -> Cell.of(value.longValue())).orElseGet(Cell::missing);
  }

  private Figure figure(Pareto pareto) {
    List<Pareto.Bar> drawn = pareto.bars().stream().limit(DRAWN_BARS).toList();
    boolean hasShares = drawn.stream().allMatch(bar -> bar.share().isPresent());
    Curve.Builder bars = Curve.builder();
    Curve.Builder cumulative = Curve.builder();
    for (int place = 0; place < drawn.size(); place++) {
      Pareto.Bar bar = drawn.get(place);
      bars.point(place, hasShares ? 100 * bar.share().orElseThrow() : bar.value());
      if (hasShares) {
        cumulative.point(place, 100 * bar.cumulativeShare().orElseThrow());
      }
    }
    return Figure.titled(
            "Pareto by " + Words.of(by),
            Axis.names("category", drawn.stream().map(Pareto.Bar::category).toList()),
            Axis.linear(hasShares ? "share of " + Words.of(by) + " (%)" : Words.of(by)))
        .apart()
        .layer(new Layer.Bars(Words.of(by), bars.build()))
        .layer(new Layer.Line("cumulative", Layer.Meaning.CENTRE, cumulative.build()))
        .layer(new Layer.Points("", Layer.Mark.PLAIN, cumulative.build()))
        .build();
  }
}
