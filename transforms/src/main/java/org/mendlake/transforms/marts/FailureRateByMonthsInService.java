package org.mendlake.transforms.marts;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.warranty.RepairMonth;
import org.mendlake.statistics.warranty.RepairsPerThousand;
import org.mendlake.transforms.fold.Rows;

/**
 * Failures per 1,000 units by months in service (M1), with limits. The SELECT counts in which month
 * units are seen last and what failed in it; who was exposed in a month, all that are seen last in
 * it or later, is summed up here, and the rates are taken here because their sums and limits are
 * not relational.
 */
public final class FailureRateByMonthsInService implements GroupMart {
  private static final double CONFIDENCE = .95;
  private static final double THOUSAND = 1000;

  @Override
  public List<String> group() {
    return List.of("scope", "scope_id");
  }

  @Override
  public List<String> order() {
    return List.of("months_in_service");
  }

  @Override
  public void rows(List<Map<String, Object>> prepared, Rows rows) {
    Totals totals = new Totals();
    for (Exposure month : months(prepared)) {
      write(prepared.get(0), month, totals.next(month), rows);
    }
  }

  /** Every month from the first to the last in which anybody is seen, in order. */
  private static List<Exposure> months(List<Map<String, Object>> prepared) {
    Deque<Exposure> months = new ArrayDeque<>();
    Exposure later = Exposure.NOBODY;
    int next = prepared.size() - 1;
    for (int month = month(prepared.get(next)); month >= 1; month--) {
      boolean isCounted = next >= 0 && month(prepared.get(next)) == month;
      later = isCounted ? later.monthBefore(month, prepared.get(next)) : later.monthBefore(month);
      next -= isCounted ? 1 : 0;
      months.addFirst(later);
    }
    return List.copyOf(months);
  }

  private static int month(Map<String, Object> row) {
    return (Integer) row.get("months_in_service");
  }

  /**
   * Who was seen in a month and what failed.
   *
   * @param units units that completed the month or left within it
   * @param mature those of them that did so long enough ago to count
   * @param partLeft what is missing because some left within the month, not above 0
   * @param failures failures of those that count
   * @param surviving those that count and did not fail before
   * @param survivingPartLeft what is missing of these
   * @param firstFailures first failures of those that count
   */
  private record Exposure(
      int month,
      long units,
      long mature,
      BigDecimal partLeft,
      long failures,
      long surviving,
      BigDecimal survivingPartLeft,
      long firstFailures) {
    private static final int DIGITS = 6;
    static final Exposure NOBODY = new Exposure(0, 0, 0, ZERO, 0, 0, ZERO, 0);

    /** The month before, when nobody is seen last in it and nothing failed. */
    Exposure monthBefore(int before) {
      return new Exposure(before, units, mature, ZERO, 0, surviving, ZERO, 0);
    }

    /** The month before, with whom and what a prepared row counts in it. */
    Exposure monthBefore(int before, Map<String, Object> row) {
      return new Exposure(
          before,
          units + count(row, "units"),
          mature + count(row, "mature_units"),
          (BigDecimal) row.get("part_left"),
          count(row, "failures"),
          surviving + count(row, "surviving_units"),
          (BigDecimal) row.get("surviving_part_left"),
          count(row, "first_failures"));
    }

    BigDecimal exposed() {
      return sum(mature, partLeft);
    }

    BigDecimal survivors() {
      return sum(surviving, survivingPartLeft);
    }

    long immature() {
      return units - mature;
    }

    private static BigDecimal sum(long whole, BigDecimal partLeft) {
      return BigDecimal.valueOf(whole).add(partLeft).setScale(DIGITS, RoundingMode.HALF_UP);
    }

    private static long count(Map<String, Object> row, String column) {
      return (Long) row.get(column);
    }
  }

  /** What adds up from month to month. */
  private static final class Totals {
    private double cumulative;
    private double survival = 1;
    private double hazardSum;
    private boolean isExposed = true;
    private boolean hasSurvivors = true;

    /** Rates of the next month. */
    RepairMonth next(Exposure month) {
      double exposed = month.exposed().doubleValue();
      double survivors = month.survivors().doubleValue();
      int failures = Math.toIntExact(month.failures());
      int firstFailures = Math.toIntExact(month.firstFailures());
      isExposed &= exposed > 0;
      hasSurvivors &= survivors > 0;
      cumulative += isExposed ? THOUSAND * failures / exposed : 0;
      if (hasSurvivors) {
        double hazard = Math.min(1, firstFailures / survivors);
        survival *= 1 - hazard;
        hazardSum += hazard < 1 ? hazard / (1 - hazard) / survivors : 0;
      }
      Reason reason = month.immature() > 0 ? Reason.IMMATURE : Reason.NO_EXPOSURE;
      return new RepairMonth(
          month.month(),
          exposed,
          failures,
          outcome(exposed > 0, THOUSAND * failures / exposed, reason),
          outcome(isExposed, cumulative, reason),
          Optional.empty(),
          survivors,
          firstFailures,
          outcome(hasSurvivors, THOUSAND * (1 - survival), reason),
          hazardSum);
    }

    private static Outcome<Double> outcome(boolean isKnown, double value, Reason reason) {
      return isKnown
          ? Outcome.of(value)
          : Outcome.refused(reason, "Nobody completed the month long enough ago");
    }
  }

  private static void write(
      Map<String, Object> any, Exposure exposure, RepairMonth month, Rows rows) {
    Interval limits = month.rateLimits(CONFIDENCE);
    Interval failedLimits = month.failedShareLimits(CONFIDENCE);
    rows.into("failure_rate_by_months_in_service")
        .set("scope", any.get("scope"))
        .set("scope_id", any.get("scope_id"))
        .set("scope_name", any.get("scope_name"))
        .set("months_in_service", month.month())
        .set("exposed_units", exposure.exposed())
        .set("failures", exposure.failures())
        .set("failures_per_1000", value(month.rate()))
        .set("rate_lower", limits.lower().value().orElse(null))
        .set("rate_upper", limits.upper().value().orElse(null))
        .set("rate_reason", reason(month.rate()))
        .set("cumulative_per_1000", value(month.cumulative()))
        .set("surviving_units", exposure.survivors())
        .set("first_failures", exposure.firstFailures())
        .set("failed_per_1000", value(month.failedShare()))
        .set("failed_lower", failedLimits.lower().value().orElse(null))
        .set("failed_upper", failedLimits.upper().value().orElse(null))
        .set("immature_units", exposure.immature())
        .set("reporting_lag_days", any.get("reporting_lag_days"))
        .set("method", RepairsPerThousand.METHOD + "; " + limits.method());
  }

  private static Double value(Outcome<Double> outcome) {
    return outcome instanceof Answer<Double> answer ? answer.value() : null;
  }

  private static String reason(Outcome<Double> outcome) {
    return outcome instanceof Refusal<Double> refusal ? refusal.reason().word() : null;
  }
}
