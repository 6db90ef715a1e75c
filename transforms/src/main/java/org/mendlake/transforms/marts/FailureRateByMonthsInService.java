package org.mendlake.transforms.marts;

import java.math.BigDecimal;
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
 * Failures per 1,000 units by months in service (M1), with limits. The SELECT counts who completed
 * each month and what failed in it; the rates are taken here because their sums and limits are not
 * relational.
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
    for (Map<String, Object> row : prepared) {
      write(row, totals.next(row), rows);
    }
  }

  /** What adds up from month to month. */
  private static final class Totals {
    private int months;
    private double cumulative;
    private double survival = 1;
    private double hazardSum;
    private boolean isExposed = true;
    private boolean hasSurvivors = true;

    /** The month of the next prepared row. */
    RepairMonth next(Map<String, Object> row) {
      int month = (Integer) row.get("months_in_service");
      double exposed = number(row, "exposed_units");
      double survivors = number(row, "surviving_units");
      int failures = count(row, "failures");
      int firstFailures = count(row, "first_failures");
      boolean isNext = month == ++months;
      isExposed &= isNext && exposed > 0;
      hasSurvivors &= isNext && survivors > 0;
      cumulative += isExposed ? THOUSAND * failures / exposed : 0;
      if (hasSurvivors) {
        double hazard = Math.min(1, firstFailures / survivors);
        survival *= 1 - hazard;
        hazardSum += hazard < 1 ? hazard / (1 - hazard) / survivors : 0;
      }
      Reason reason = count(row, "immature_units") > 0 ? Reason.IMMATURE : Reason.NO_EXPOSURE;
      return new RepairMonth(
          month,
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

  private static void write(Map<String, Object> prepared, RepairMonth month, Rows rows) {
    Interval limits = month.rateLimits(CONFIDENCE);
    Interval failedLimits = month.failedShareLimits(CONFIDENCE);
    rows.into("failure_rate_by_months_in_service")
        .set("scope", prepared.get("scope"))
        .set("scope_id", prepared.get("scope_id"))
        .set("scope_name", prepared.get("scope_name"))
        .set("months_in_service", month.month())
        .set("exposed_units", prepared.get("exposed_units"))
        .set("failures", prepared.get("failures"))
        .set("failures_per_1000", value(month.rate()))
        .set("rate_lower", limits.lower().value().orElse(null))
        .set("rate_upper", limits.upper().value().orElse(null))
        .set("rate_reason", reason(month.rate()))
        .set("cumulative_per_1000", value(month.cumulative()))
        .set("surviving_units", prepared.get("surviving_units"))
        .set("first_failures", prepared.get("first_failures"))
        .set("failed_per_1000", value(month.failedShare()))
        .set("failed_lower", failedLimits.lower().value().orElse(null))
        .set("failed_upper", failedLimits.upper().value().orElse(null))
        .set("immature_units", prepared.get("immature_units"))
        .set("reporting_lag_days", prepared.get("reporting_lag_days"))
        .set("method", RepairsPerThousand.METHOD + "; " + limits.method());
  }

  private static Double value(Outcome<Double> outcome) {
    return outcome instanceof Answer<Double> answer ? answer.value() : null;
  }

  private static String reason(Outcome<Double> outcome) {
    return outcome instanceof Refusal<Double> refusal ? refusal.reason().word() : null;
  }

  private static double number(Map<String, Object> row, String column) {
    return ((BigDecimal) row.get(column)).doubleValue();
  }

  private static int count(Map<String, Object> row, String column) {
    return Math.toIntExact((Long) row.get(column));
  }
}
