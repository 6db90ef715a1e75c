package org.mendlake.statistics.life;

/** A distribution of the age at failure. Ages and times are in one unit, from 0 on. */
public sealed interface LifeDistribution permits Weibull, Lognormal {

  /** Logarithm of the probability to survive an age; 0 at age 0. */
  double logSurvival(double age);

  /**
   * Age by which a share of all units has failed; infinite where it exceeds the range of doubles.
   *
   * @throws IllegalArgumentException unless the share lies between 0 and 1, both excluded
   */
  double life(double share);

  /** Logarithm of the density at an age above 0. */
  double logDensity(double age);

  /** Mean age at failure; infinite where it exceeds the range of doubles. */
  double mean();

  /** Probability to survive an age. */
  default double survival(double age) {
    return Math.exp(logSurvival(age));
  }

  /** Probability to have failed by an age. */
  default double failureProbability(double age) {
    return -Math.expm1(logSurvival(age));
  }

  /** Probability that a unit working at an age fails within a further time. */
  default double failureProbability(double age, double further) {
    return -Math.expm1(logSurvival(age + further) - logSurvival(age));
  }

  /** A share, checked. */
  static double requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Cannot use the share " + share + ": it lies between 0 and 1, both excluded");
    }
    return share;
  }
}
