package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Chain ladder with Mack's standard error (Mack 1993, ASTIN Bulletin 23). Factors {@code f_k = sum
 * C_{k+1} / sum C_k}; {@code sigma_k^2 = sum C (F - f)^2 / (m - 1)} over the m origins that have
 * both, and for a last factor from one origin {@code min(s_{k-1}^4 / s_{k-2}^2, s_{k-2}^2,
 * s_{k-1}^2)}. It presumes that each development depends on the amount before it only: a recall in
 * one calendar month breaks that.
 *
 * @param factors growth from each development to the next
 * @param cohorts what each origin has and will have, the oldest first
 * @param reserve sum of what is still to come
 * @param standardError of that sum as a prediction, with what the origins have in common through
 *     the factors
 */
public record ChainLadder(
    List<Factor> factors, List<Cohort> cohorts, double reserve, double standardError) {
  /** Its name beside a number. */
  public static final String METHOD = "Chain ladder, Mack's standard error";

  public ChainLadder {
    factors = List.copyOf(factors);
    cohorts = List.copyOf(cohorts);
  }

  /** Growth from one development to the next and its variance parameter. */
  public record Factor(int development, double factor, double varianceParameter) {}

  /**
   * An origin.
   *
   * @param latest what it has
   * @param ultimate what it will have
   * @param reserve what is still to come
   * @param standardError of the reserve as a prediction, process and parameters together
   */
  public record Cohort(
      int origin, double latest, double ultimate, double reserve, double standardError) {

    /** Prediction limits of the reserve. */
    public Interval limits(double confidence) {
      return predictionLimits(reserve, standardError, confidence);
    }
  }

  /** Prediction limits of the whole reserve. */
  public Interval limits(double confidence) {
    return predictionLimits(reserve, standardError, confidence);
  }

  /**
   * The run-off of a triangle.
   *
   * @return a refusal with fewer than three developments, where no variance can be told, and where
   *     the amounts to divide by are not above 0
   */
  public static Outcome<ChainLadder> of(Triangle triangle) {
    if (triangle.developments() < 3 || triangle.origins() < 3) {
      return Outcome.refused(
          Reason.NO_DATA,
          "Mack's error takes three origins and developments, not "
              + triangle.origins()
              + " and "
              + triangle.developments());
    }
    List<Caution> cautions = new ArrayList<>();
    for (int place = 0; place < triangle.origins(); place++) {
      for (int k = 0; k <= triangle.last(place); k++) {
        if (!(triangle.cumulative(place, k) > 0)) {
          return Outcome.refused(
              Reason.NO_EXPOSURE,
              "Origin "
                  + triangle.origin(place)
                  + " has "
                  + triangle.cumulative(place, k)
                  + " up to development "
                  + k
                  + ", and growth divides by it; join it with a neighbour");
        }
        if (triangle.increment(place, k) < 0) {
          cautions.add(
              new Caution(
                  Reason.POOR_FIT,
                  "Origin "
                      + triangle.origin(place)
                      + " shrinks at development "
                      + k
                      + ": credits; the factors take them for the rule"));
        }
      }
    }
    CalendarEffect.caution(triangle).ifPresent(cautions::add);
    RunOff runOff = RunOff.of(triangle);
    return Outcome.of(
        new ChainLadder(
            runOff.factors(), runOff.cohorts(), runOff.reserve(), Math.sqrt(runOff.squaredError())),
        cautions);
  }

  /** Lognormal limits of a reserve above 0, as Mack advises; normal ones of any other. */
  private static Interval predictionLimits(double reserve, double error, double confidence) {
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    if (!(reserve > 0)) {
      return Interval.of(
          confidence, reserve - z * error, reserve + z * error, "normal prediction limits");
    }
    double spread = Math.sqrt(Math.log1p(error / reserve * (error / reserve)));
    double median = reserve * Math.exp(-spread * spread / 2);
    return Interval.of(
        confidence,
        Math.min(reserve, median * Math.exp(-z * spread)),
        Math.max(reserve, median * Math.exp(z * spread)),
        "lognormal prediction limits");
  }
}
