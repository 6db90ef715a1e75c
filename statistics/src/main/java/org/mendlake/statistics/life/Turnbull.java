package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * The distribution of the age at failure without a model, from any mix of exact, right-, left- and
 * interval-censored and left-truncated data: the nonparametric maximum of the likelihood (Turnbull
 * 1976; with the correction for truncation of Frydman 1994). It puts probability on a few
 * intervals, within which the data say nothing of where it lies. With exact ages and
 * right-censoring only it is the Kaplan-Meier estimate. No limits: their usual theory does not hold
 * for intervals.
 *
 * @param masses intervals with a positive probability, in order; they add up to 1
 */
public record Turnbull(double logLikelihood, List<Mass> masses) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "Turnbull, self-consistency";

  /** Probabilities below this are what the search has not yet brought to zero. */
  private static final double NOTHING = 1e-8;

  /**
   * A probability to fail in {@code (after, until]}, at one age if both are equal.
   *
   * @param until infinite for what lies beyond the data
   * @param survivalAtEnd probability to survive the end of the interval
   */
  public record Mass(double after, double until, double probability, double survivalAtEnd) {}

  public Turnbull {
    masses = List.copyOf(masses);
  }

  /** The estimate. */
  public static Outcome<Turnbull> of(LifeData data) {
    if (data.units() == 0) {
      return Outcome.refused(Reason.NO_DATA, "there are no rows with a count above 0");
    }
    if (data.failures() == 0) {
      return Outcome.refused(
          Reason.NO_FAILURES, "none of " + data.units() + " units failed: nothing to distribute");
    }
    TurnbullSupport support = TurnbullSupport.of(data);
    SelfConsistency search = new SelfConsistency(data, support);
    Optional<double[]> found = search.masses();
    if (found.isEmpty()) {
      return Outcome.refused(
          Reason.NOT_CONVERGED,
          "the self-consistent estimate did not settle: too few units at risk");
    }
    List<Caution> cautions =
        data.hasDelayedEntry()
            ? List.of(
                new Caution(
                    Reason.TOO_FEW_AT_RISK,
                    "units entered late: where few are at risk early on, the whole curve moves"
                        + " with them"))
            : List.of();
    return Outcome.of(
        new Turnbull(search.logLikelihood(found.get()), masses(support, found.get())), cautions);
  }

  private static List<Mass> masses(TurnbullSupport support, double[] probability) {
    List<Mass> masses = new ArrayList<>();
    double left = 1;
    for (int at = 0; at < probability.length; at++) {
      left = at == probability.length - 1 ? 0 : Math.max(0, left - probability[at]);
      if (probability[at] > NOTHING) {
        masses.add(new Mass(support.after(at), support.until(at), probability[at], left));
      }
    }
    return masses;
  }
}
