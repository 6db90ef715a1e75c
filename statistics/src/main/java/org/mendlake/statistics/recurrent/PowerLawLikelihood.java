package org.mendlake.statistics.recurrent;

/**
 * Likelihood of Poisson processes with mean {@code (t / eta)^beta} per unit. Ages are relative to
 * the last age observed; a reference age s is given by its logarithm.
 *
 * <p>With intensity r at s and K(beta) the integral of {@code (t / s)^(beta - 1) / s} over all
 * observed time, {@code l = n ln r + (beta - 1) sum ln(t / s) - r s K(beta)}. K is a sum of
 * exponentials of beta, so l is concave in beta for any r, and {@code ln K} is convex, so l is
 * concave in beta with the best r too: the maximum found is the only one.
 */
final class PowerLawLikelihood {
  static final double SMALLEST_BETA = 1e-4;
  static final double LARGEST_BETA = 1e5;

  private final int events;
  private final double lastAge;
  private final double sumOfLogs;
  private final double[] logFrom;
  private final double[] logTo;

  PowerLawLikelihood(Fleet fleet) {
    events = fleet.eventCount();
    lastAge = fleet.lastAge();
    double sum = 0;
    for (double age : fleet.ages()) {
      sum += logRelative(age);
    }
    sumOfLogs = sum;
    Windows windows = fleet.windows();
    logFrom = new double[windows.count()];
    logTo = new double[windows.count()];
    for (int window = 0; window < logFrom.length; window++) {
      logFrom[window] = logRelative(windows.from(window));
      logTo[window] = logRelative(windows.to(window));
    }
  }

  int events() {
    return events;
  }

  double lastAge() {
    return lastAge;
  }

  /** Logarithm of an age relative to the last age observed. */
  double logRelative(double age) {
    return Math.log(age / lastAge);
  }

  /** Log-likelihood in ages as given, with this log intensity at s per relative age. */
  double value(double logIntensity, double beta, double logS) {
    return events * (logIntensity - Math.log(lastAge))
        + (beta - 1) * (sumOfLogs - events * logS)
        - Math.exp(logIntensity + logS) * integral(beta, logS);
  }

  /** Log-likelihood with the intensity that suits this beta best. */
  double profile(double beta) {
    return value(bestLogIntensity(beta), beta, 0);
  }

  /** Log intensity at the last age, per relative age, that suits this beta best. */
  double bestLogIntensity(double beta) {
    return Math.log(events) - Math.log(integral(beta, 0));
  }

  /** The beta of largest likelihood; an end of its range where it has no maximum. */
  double bestBeta() {
    return FallingRoot.of(
        beta -> sumOfLogs - events * slope(beta, 0) / integral(beta, 0),
        SMALLEST_BETA,
        LARGEST_BETA);
  }

  /** The beta of largest likelihood for this log intensity at s. */
  double bestBetaWithIntensity(double logIntensity, double logS) {
    double scale = Math.exp(logIntensity + logS);
    return FallingRoot.of(
        beta -> sumOfLogs - events * logS - scale * slope(beta, logS), SMALLEST_BETA, LARGEST_BETA);
  }

  /** The beta of largest likelihood where eta, by its logarithm, is s. */
  double bestBetaWithScale(double logS) {
    return FallingRoot.of(
        beta ->
            events / beta + sumOfLogs - events * logS - powers(beta, logS, Power.TIMES_LOGARITHM),
        SMALLEST_BETA,
        LARGEST_BETA);
  }

  private double integral(double beta, double logS) {
    return powers(beta, logS, Power.PLAIN) / beta;
  }

  /** Derivative of the integral with beta. */
  private double slope(double beta, double logS) {
    double logarithmic = powers(beta, logS, Power.TIMES_LOGARITHM);
    // Infinite powers only of ages past s, whose logarithms then outweigh the second term.
    return logarithmic == Double.POSITIVE_INFINITY
        ? logarithmic
        : (logarithmic - integral(beta, logS)) / beta;
  }

  private enum Power {
    PLAIN,
    TIMES_LOGARITHM
  }

  /** Sum over windows of u^beta at the end less that at the start, u an age over s. */
  private double powers(double beta, double logS, Power power) {
    double sum = 0;
    for (int window = 0; window < logTo.length; window++) {
      double end = logTo[window] - logS;
      double start = logFrom[window] - logS;
      double last = Math.exp(beta * end);
      if (power == Power.PLAIN) {
        // The difference of two powers without loss where they are close.
        sum -= last * Math.expm1(beta * (start - end));
      } else {
        sum += end * last;
        sum -= Double.isInfinite(start) ? 0 : start * Math.exp(beta * start);
      }
    }
    return sum;
  }
}
