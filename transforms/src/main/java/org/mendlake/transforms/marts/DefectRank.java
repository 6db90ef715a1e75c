package org.mendlake.transforms.marts;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.statistics.comparison.RankDraws;
import org.mendlake.statistics.comparison.RankInterval;
import org.mendlake.statistics.monitoring.Pareto;
import org.mendlake.statistics.monitoring.ParetoCategory;
import org.mendlake.transforms.fold.Rows;

/**
 * Ranks of systems by number of defects (M16). In Java because the interval of a rank is found by
 * drawing the counts anew; the draws are seeded, so that equal counts have equal intervals.
 */
public final class DefectRank implements GroupMart {
  private static final long SEED = 16;
  private static final String METHOD =
      "95 % rank intervals, 4,000 draws of Gamma(count + 1/2) for each system";

  @Override
  public List<String> group() {
    return List.of("scope");
  }

  @Override
  public List<String> order() {
    return List.of("system");
  }

  @Override
  public void rows(List<Map<String, Object>> prepared, Rows rows) {
    List<ParetoCategory> systems = prepared.stream().map(DefectRank::category).toList();
    Pareto pareto =
        Pareto.of(systems, Pareto.Measure.COUNT, RankDraws.standard(SEED)).orElseThrow();
    for (Pareto.Bar bar : pareto.bars()) {
      RankInterval interval = bar.rankInterval().orElseThrow();
      rows.into("defect_rank")
          .set("system", bar.category())
          .set("defect_count", (long) bar.value())
          .set("rank_by_count", bar.rank())
          .set("rank_lower", interval.lower())
          .set("rank_upper", interval.upper())
          .set("method", METHOD);
    }
  }

  private static ParetoCategory category(Map<String, Object> system) {
    return new ParetoCategory(
        (String) system.get("system"),
        ParetoCategory.Kind.KNOWN,
        (Long) system.get("defect_count"),
        0,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
