package org.mendlake.transforms.marts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.MeanCumulativeFunction;
import org.mendlake.statistics.MeanCumulativeFunction.Point;
import org.mendlake.statistics.MeanCumulativeFunction.Step;
import org.mendlake.transforms.fold.Rows;

/**
 * Mean cumulative number and cost of repairs per machine (M8). In Java and not in SQL because it
 * sums quotients, whose result would depend on the order of the rows.
 */
public final class RepairIntensity implements GroupMart {
  private static final String METHOD = "Mean cumulative function (Nelson); no limits yet";

  @Override
  public List<String> group() {
    return List.of("scope", "scope_id");
  }

  @Override
  public List<String> order() {
    return List.of("age_days");
  }

  @Override
  public void rows(List<Map<String, Object>> prepared, Rows rows) {
    long atRisk = prepared.stream().mapToLong(row -> (Long) row.get("exits")).sum();
    List<Map<String, Object>> repaired = new ArrayList<>();
    List<Step> counts = new ArrayList<>();
    List<Step> costs = new ArrayList<>();
    for (Map<String, Object> row : prepared) {
      if ((Long) row.get("repairs") > 0) {
        double age = (Integer) row.get("age_days");
        repaired.add(row);
        counts.add(
            new Step(age, (Long) row.get("repairs") - (Long) row.get("opening_records"), atRisk));
        costs.add(new Step(age, ((BigDecimal) row.get("cost_amount")).doubleValue(), atRisk));
      }
      atRisk -= (Long) row.get("exits");
    }
    List<Point> count = MeanCumulativeFunction.ofSteps(counts);
    List<Point> cost = MeanCumulativeFunction.ofSteps(costs);
    for (int i = 0; i < repaired.size(); i++) {
      row(repaired.get(i), count.get(i), cost.get(i), rows);
    }
  }

  private static void row(Map<String, Object> prepared, Point count, Point cost, Rows rows) {
    long currencies = (Long) prepared.get("currencies");
    boolean hasCost = currencies == 1;
    rows.into("repair_intensity")
        .set("scope", prepared.get("scope"))
        .set("scope_id", prepared.get("scope_id"))
        .set("scope_name", prepared.get("scope_name"))
        .set("age_days", prepared.get("age_days"))
        .set("machines_at_risk", Math.toIntExact(count.atRisk()))
        .set("repairs", Math.toIntExact((Long) prepared.get("repairs")))
        .set("opening_records", Math.toIntExact((Long) prepared.get("opening_records")))
        .set("cost_amount", hasCost ? prepared.get("cost_amount") : null)
        .set("currency", hasCost ? prepared.get("currency") : null)
        .set("mean_cumulative_count", count.value())
        .set("mean_cumulative_cost", hasCost ? cost.value() : null)
        .set("interval_reason", "not_yet_computed")
        .set(
            "cost_reason", hasCost ? null : currencies == 0 ? "no_cost_stated" : "mixed_currencies")
        .set("method", METHOD);
  }
}
