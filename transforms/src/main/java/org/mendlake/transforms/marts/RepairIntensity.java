package org.mendlake.transforms.marts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
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
  private static final String NO_CURRENCY = "-";
  private static final VarianceEstimator ESTIMATOR = VarianceEstimator.LAWLESS_NADEAU;

  @Override
  public List<String> group() {
    return List.of("scope", "scope_id");
  }

  @Override
  public List<String> order() {
    return List.of("age_days", "machine_id", "currency", "ends");
  }

  @Override
  public void rows(List<Map<String, Object>> prepared, Rows rows) {
    List<Day> days = days(prepared);
    if (sum(days, Day::repairs) == 0) {
      return;
    }
    Scope scope = Scope.of(prepared);
    Fleet fleet = fleet(days);
    MeanCumulativeFunction counts = function(fleet, Measure.COUNT);
    MeanCumulativeFunction costs = function(fleet, Measure.COST);
    int next = 0;
    while (next < days.size()) {
      int age = days.get(next).age();
      int first = next;
      while (next < days.size() && days.get(next).age() == age) {
        next++;
      }
      List<Day> sameAge = days.subList(first, next);
      if (sum(sameAge, Day::repairs) > 0) {
        row(scope, sameAge, counts, costs, rows);
      }
    }
  }

  /** What happened to a machine at an age; {@code ends} is above 0 where its observation ends. */
  private record Day(
      String machine, int age, long repairs, long openings, BigDecimal cost, long ends) {
    static Day of(Map<String, Object> row) {
      return new Day(
          (String) row.get("machine_id"),
          (Integer) row.get("age_days"),
          (Long) row.get("repairs"),
          (Long) row.get("opening_records"),
          (BigDecimal) row.get("cost_amount"),
          (Integer) row.get("ends"));
    }

    boolean isSameAs(Day other) {
      return age == other.age && machine.equals(other.machine);
    }

    Day plus(Day other) {
      return new Day(
          machine,
          age,
          repairs + other.repairs,
          openings + other.openings,
          cost.add(other.cost),
          ends + other.ends);
    }
  }

  /**
   * What all rows of a scope share.
   *
   * @param currency main currency of the machines, null when they have none or several
   * @param currencies currencies in which the visits state a cost
   */
  private record Scope(Object kind, Object id, String name, String currency, int currencies) {
    static Scope of(List<Map<String, Object>> prepared) {
      Set<Object> main = new HashSet<>();
      Set<Object> stated = new HashSet<>();
      for (Map<String, Object> row : prepared) {
        if ((Long) row.get("repairs") > 0) {
          main.add(row.get("main_currency"));
          stated.add(row.get("currency"));
        }
      }
      stated.remove(null);
      Map<String, Object> any = prepared.get(0);
      String currency = main.size() == 1 ? (String) main.iterator().next() : NO_CURRENCY;
      return new Scope(
          any.get("scope"),
          any.get("scope_id"),
          name(any),
          currency.equals(NO_CURRENCY) ? null : currency,
          stated.size());
    }

    private static String name(Map<String, Object> any) {
      return switch ((String) any.get("scope")) {
        case "machine" -> (String) any.get("machine_name");
        case "currency" -> "Mean, " + any.get("main_currency");
        default -> "Fleet mean";
      };
    }
  }

  /** The days of each machine, apart by currency as prepared, with their currencies together. */
  private static List<Day> days(List<Map<String, Object>> prepared) {
    List<Day> days = new ArrayList<>(prepared.size());
    for (Map<String, Object> row : prepared) {
      Day day = Day.of(row);
      int last = days.size() - 1;
      if (last >= 0 && days.get(last).isSameAs(day)) {
        days.set(last, days.get(last).plus(day));
      } else {
        days.add(day);
      }
    }
    return days;
  }

  /** The histories; the several events of a machine's day share its cost. */
  private static Fleet fleet(List<Day> days) {
    FleetBuilder builder = Fleet.builder();
    for (Day day : days) {
      if (day.ends() > 0) {
        builder.observed(day.machine(), 0, day.age());
      }
      double cost = day.cost().doubleValue();
      long events = day.repairs() - day.openings();
      for (long event = 0; event < events; event++) {
        builder.event(day.machine(), day.age(), event == 0 ? cost : 0);
      }
    }
    return builder.build();
  }

  private static MeanCumulativeFunction function(Fleet fleet, Measure measure) {
    return MeanCumulativeFunction.of(fleet, measure, ESTIMATOR).orElseThrow();
  }

  private static void row(
      Scope scope,
      List<Day> sameAge,
      MeanCumulativeFunction counts,
      MeanCumulativeFunction costs,
      Rows rows) {
    int age = sameAge.get(0).age();
    boolean hasCost = scope.currencies() == 1;
    MeanCumulativePoint count = counts.at(age).orElseThrow();
    Interval limits = count.limits(CONFIDENCE, LimitScale.LOG);
    rows.into("repair_intensity")
        .set("scope", scope.kind())
        .set("scope_id", scope.id())
        .set("scope_name", scope.name())
        .set("age_days", age)
        .set("machines_at_risk", count.atRisk())
        .set("repairs", Math.toIntExact(sum(sameAge, Day::repairs)))
        .set("opening_records", Math.toIntExact(sum(sameAge, Day::openings)))
        .set("cost_amount", hasCost ? cost(sameAge) : null)
        .set("currency", scope.currency())
        .set("mean_cumulative_count", count.value())
        .set("mean_cumulative_cost", hasCost ? costs.at(age).orElseThrow().value() : null)
        .set("count_lower", limits.lower().value().orElse(null))
        .set("count_upper", limits.upper().value().orElse(null))
        .set("interval_reason", reason(limits))
        .set(
            "cost_reason",
            hasCost ? null : scope.currencies() == 0 ? "no_cost_stated" : "mixed_currencies")
        .set("method", counts.method() + "; 95 % log limits");
  }

  private static String reason(Interval limits) {
    return limits.lower().reason().or(limits.upper()::reason).map(Reason::word).orElse(null);
  }

  private static long sum(List<Day> days, ToLongFunction<Day> number) {
    return days.stream().mapToLong(number).sum();
  }

  private static BigDecimal cost(List<Day> days) {
    return days.stream().map(Day::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
