package org.mendlake.transforms.marts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.FleetBuilder;
import org.mendlake.statistics.recurrent.LimitScale;
import org.mendlake.statistics.recurrent.MeanCumulativeFunction;
import org.mendlake.statistics.recurrent.MeanCumulativePoint;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;
import org.mendlake.transforms.fold.Rows;

/**
 * Mean cumulative number and cost of repairs per machine (M8), with limits of the number. In Java
 * and not in SQL because it sums quotients, whose result would depend on the order of the rows, and
 * because the limits need what happened to each machine.
 */
public final class RepairIntensity implements GroupMart {
  private static final double CONFIDENCE = .95;
  private static final VarianceEstimator ESTIMATOR = VarianceEstimator.LAWLESS_NADEAU;

  @Override
  public List<String> group() {
    return List.of("scope", "scope_id");
  }

  @Override
  public List<String> order() {
    return List.of("age_days", "machine_id");
  }

  @Override
  public void rows(List<Map<String, Object>> prepared, Rows rows) {
    Fleet fleet = fleet(prepared);
    MeanCumulativeFunction counts = function(fleet, Measure.COUNT);
    MeanCumulativeFunction costs = function(fleet, Measure.COST);
    int next = 0;
    while (next < prepared.size()) {
      Object age = prepared.get(next).get("age_days");
      List<Map<String, Object>> sameAge = new ArrayList<>();
      for (; next < prepared.size() && prepared.get(next).get("age_days").equals(age); next++) {
        sameAge.add(prepared.get(next));
      }
      if (sum(sameAge, "repairs") > 0) {
        row(sameAge, counts, costs, rows);
      }
    }
  }

  /** The histories; the several events of a machine's day share its cost. */
  private static Fleet fleet(List<Map<String, Object>> prepared) {
    FleetBuilder builder = Fleet.builder();
    for (Map<String, Object> row : prepared) {
      String machine = (String) row.get("machine_id");
      int age = (Integer) row.get("age_days");
      if ((Long) row.get("ends") > 0) {
        builder.observed(machine, 0, age);
      }
      double cost = ((BigDecimal) row.get("cost_amount")).doubleValue();
      long events = (Long) row.get("repairs") - (Long) row.get("opening_records");
      for (long event = 0; event < events; event++) {
        builder.event(machine, age, event == 0 ? cost : 0);
      }
    }
    return builder.build();
  }

  private static MeanCumulativeFunction function(Fleet fleet, Measure measure) {
    return MeanCumulativeFunction.of(fleet, measure, ESTIMATOR).orElseThrow();
  }

  private static void row(
      List<Map<String, Object>> sameAge,
      MeanCumulativeFunction counts,
      MeanCumulativeFunction costs,
      Rows rows) {
    Map<String, Object> any = sameAge.get(0);
    int age = (Integer) any.get("age_days");
    long currencies = (Long) any.get("currencies");
    boolean hasCost = currencies == 1;
    MeanCumulativePoint count = counts.at(age).orElseThrow();
    Interval limits = count.limits(CONFIDENCE, LimitScale.LOG);
    rows.into("repair_intensity")
        .set("scope", any.get("scope"))
        .set("scope_id", any.get("scope_id"))
        .set("scope_name", any.get("scope_name"))
        .set("age_days", age)
        .set("machines_at_risk", count.atRisk())
        .set("repairs", Math.toIntExact(sum(sameAge, "repairs")))
        .set("opening_records", Math.toIntExact(sum(sameAge, "opening_records")))
        .set("cost_amount", hasCost ? cost(sameAge) : null)
        .set("currency", any.get("currency"))
        .set("mean_cumulative_count", count.value())
        .set("mean_cumulative_cost", hasCost ? costs.at(age).orElseThrow().value() : null)
        .set("count_lower", limits.lower().value().orElse(null))
        .set("count_upper", limits.upper().value().orElse(null))
        .set("interval_reason", reason(limits))
        .set(
            "cost_reason", hasCost ? null : currencies == 0 ? "no_cost_stated" : "mixed_currencies")
        .set("method", counts.method() + "; 95 % log limits");
  }

  private static String reason(Interval limits) {
    return limits.lower().reason().or(limits.upper()::reason).map(Reason::word).orElse(null);
  }

  private static long sum(List<Map<String, Object>> rows, String column) {
    return rows.stream().mapToLong(row -> (Long) row.get(column)).sum();
  }

  private static BigDecimal cost(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> (BigDecimal) row.get("cost_amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
