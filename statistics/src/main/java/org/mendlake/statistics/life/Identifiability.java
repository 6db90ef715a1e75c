package org.mendlake.statistics.life;

import java.util.Optional;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/** Whether life data can determine a shape at all. */
final class Identifiability {
  private Identifiability() {}

  /** Why no two-parameter distribution can be fitted; empty if one may. */
  static <T> Optional<Outcome<T>> refusal(LifeData data) {
    if (data.units() == 0) {
      return Optional.of(Outcome.refused(Reason.NO_DATA, "there are no rows with a count above 0"));
    }
    if (data.failures() == 0) {
      return Optional.of(
          Outcome.refused(
              Reason.NO_FAILURES,
              "none of "
                  + data.units()
                  + " units failed: a Weibull scale has a bound only at an assumed shape (Weibayes)"));
    }
    if (data.failures() < MaximumLikelihood.FEWEST_FAILURES) {
      return Optional.of(
          Outcome.refused(
              Reason.TOO_FEW_FAILURES,
              "a shape takes "
                  + MaximumLikelihood.FEWEST_FAILURES
                  + " failures, not "
                  + data.failures()
                  + ": a Weibull scale has limits only at an assumed shape (Weibayes)"));
    }
    return oneAgeExplainsAll(data);
  }

  /**
   * If some age lies in the closed interval of every row, a distribution that shrinks to that age
   * explains the data ever better: the likelihood has no maximum, or a flat ridge. A row whose
   * interval begins with its late entry is explained by an earlier age too: once past that age a
   * unit fails at once.
   */
  private static <T> Optional<Outcome<T>> oneAgeExplainsAll(LifeData data) {
    double latestLower = 0;
    double earliestUpper = Double.POSITIVE_INFINITY;
    boolean hasExact = false;
    boolean isAllLeft = true;
    for (int row = 0; row < data.rows(); row++) {
      boolean beginsAtEntry = data.lower(row) <= data.entry(row);
      latestLower = beginsAtEntry ? latestLower : Math.max(latestLower, data.lower(row));
      earliestUpper = Math.min(earliestUpper, data.upper(row));
      hasExact |= data.isExact(row);
      isAllLeft &= beginsAtEntry;
    }
    if (latestLower > earliestUpper) {
      return Optional.empty();
    }
    if (hasExact) {
      return Optional.of(
          Outcome.refused(
              Reason.NO_VARIATION,
              "all failures are at the age "
                  + earliestUpper
                  + " and no unit is older: their spread, and so the shape, is unknown"));
    }
    return Optional.of(
        Outcome.refused(
            isAllLeft ? Reason.AT_THE_EDGE : Reason.NO_VARIATION,
            isAllLeft
                ? "all units are left-censored: the failures may have happened at any age before"
                : "every failure may have happened at the age "
                    + earliestUpper
                    + ": such intervals do not determine a shape"));
  }
}
