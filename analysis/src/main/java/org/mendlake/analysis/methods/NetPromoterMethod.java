package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Quantity;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.comparison.NetPromoterScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mendlake analyze nps}. */
@Command(
    name = "nps",
    description = "Net promoter score with its adjusted-Wald interval.",
    footer = {
      "",
      "Columns: score (0 to 10) and optional count; or promoters, passives, detractors.",
      "",
      "Example: ./mendlake analyze nps --file answers.csv --group region"
    })
final class NetPromoterMethod extends Method<RecommendationRows> {
  @Mixin private ConfidenceOption confidence;

  @Override
  Columns columns() {
    return RecommendationRows.columns();
  }

  @Override
  RecommendationRows emptyRows() {
    return new RecommendationRows();
  }

  @Override
  Report report(RecommendationRows rows) {
    NetPromoterScore score = rows.score();
    return Report.titled("Net promoter score")
        .fact("n", "answers", Cell.of(score.answers()))
        .fact("promoters", "promoters (9, 10)", Cell.of(score.promoters()))
        .fact("passives", "passives (7, 8)", Cell.of(score.passives()))
        .fact("detractors", "detractors (0 to 6)", Cell.of(score.detractors()))
        .outcome(
            score.estimate(confidence.value()),
            (builder, estimate) ->
                builder
                    .estimate(Quantity.of("nps", "score", estimate.value(), estimate.interval()))
                    .method("interval", estimate.interval().method()))
        .figure(() -> figure(score))
        .build();
  }

  private static Figure figure(NetPromoterScore score) {
    return Figure.titled(
            "Answers to the question of recommendation",
            Axis.names("answer", List.of("detractors", "passives", "promoters")),
            Axis.counting("answers"))
        .apart()
        .layer(
            new Layer.Bars(
                "answers",
                Curve.builder()
                    .point(0, (double) score.detractors())
                    .point(1, (double) score.passives())
                    .point(2, (double) score.promoters())
                    .build()))
        .build();
  }
}
