package org.mendlake.statistics.recurrent;

import java.util.Optional;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Power-law process (Crow-AMSAA) of one unit or of a fleet whose units share it: the mean number of
 * events of a unit up to age t is {@code (t / eta)^beta = lambda t^beta}. Maximum likelihood over
 * all windows of observation, of events at ages t: {@code lambda = n / sum(to^beta - from^beta)},
 * beta from {@code n / beta + sum ln t = lambda sum(to^beta ln to - from^beta ln from)}. For one
 * unit from age 0 that is {@code beta = n / sum ln(T / t)}; where the last event ends the history,
 * T is its age (Crow 1974; MIL-HDBK-189C).
 */
public final class PowerLaw {
  /** Below this a beta says nothing. */
  private static final int FEWEST_EVENTS = 3;

  /** ln of the largest double, less some room. */
  private static final double LARGEST_LOG = 700;

  private final PowerLawLikelihood likelihood;
  private final int units;
  private final Truncation truncation;
  private final boolean hasOneWindow;
  private final double beta;
  private final double logIntensity;

  private PowerLaw(Fleet fleet, PowerLawLikelihood likelihood, double beta) {
    this.likelihood = likelihood;
    this.units = fleet.units().size();
    this.truncation = Truncation.of(fleet);
    this.hasOneWindow =
        fleet.windows().areAllFromZeroTo(fleet.lastAge())
            && (units == 1 || truncation == Truncation.TIME);
    this.beta = beta;
    this.logIntensity = likelihood.bestLogIntensity(beta);
  }

  /**
   * The process of a fleet.
   *
   * @return a refusal with fewer than three events, with an event at age 0, where the power law has
   *     no or infinite intensity, and where the likelihood has no maximum
   */
  public static Outcome<PowerLaw> of(Fleet fleet) {
    if (fleet.eventCount() == 0) {
      return Outcome.refused(
          Reason.NO_FAILURES, "No event in " + fleet.exposure() + " of observation");
    }
    if (fleet.eventCount() < FEWEST_EVENTS) {
      return Outcome.refused(
          Reason.TOO_FEW_FAILURES,
          "A power law takes " + FEWEST_EVENTS + " events, not " + fleet.eventCount());
    }
    if (fleet.ages()[0] == 0) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          "An event lies at age 0, where a power law has no or infinite intensity; give ages above 0");
    }
    PowerLawLikelihood likelihood = new PowerLawLikelihood(fleet);
    double beta = likelihood.bestBeta();
    if (beta <= PowerLawLikelihood.SMALLEST_BETA || beta >= PowerLawLikelihood.LARGEST_BETA) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          "The likelihood grows until beta is "
              + beta
              + ": all events lie at the "
              + (beta < 1 ? "beginning" : "end")
              + " of observation");
    }
    PowerLaw process = new PowerLaw(fleet, likelihood, beta);
    if (Math.abs(process.logEta()) > LARGEST_LOG) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          "With beta " + beta + " eta is e^" + process.logEta() + ", outside the range of numbers");
    }
    return Outcome.of(process);
  }

  /** Growth of the number of events: above 1 they come ever more often. */
  public double beta() {
    return beta;
  }

  /** The age by which a unit has one event on average. */
  public double eta() {
    return Math.exp(logEta());
  }

  private double logEta() {
    // Relative intensity at the last age is beta u^beta where u = 1 / eta relative.
    return Math.log(likelihood.lastAge()) - (logIntensity - Math.log(beta)) / beta;
  }

  /** Logarithm of lambda, which itself may be too small for a number. */
  public double logLambda() {
    return -beta * logEta();
  }

  /**
   * Beta without its bias, {@code (n - 1) / n beta}, or {@code (n - 2) / n beta} where the last
   * event ended the history; none for units that were observed to different ages.
   */
  public Optional<Double> unbiasedBeta() {
    double lost = truncation == Truncation.FAILURE ? 2 : 1;
    return hasOneWindow ? Optional.of((events() - lost) / events() * beta) : Optional.empty();
  }

  /** Number of events. */
  public int events() {
    return likelihood.events();
  }

  /** Number of units. */
  public int units() {
    return units;
  }

  /** What ended observation. */
  public Truncation truncation() {
    return truncation;
  }

  /** Largest value of the log-likelihood, in the unit of the ages. */
  public double logLikelihood() {
    return likelihood.profile(beta);
  }

  /** Its name and how it was observed, for beside a number. */
  public String method() {
    return "Power law (Crow-AMSAA), maximum likelihood, " + truncation.word();
  }

  /**
   * Limits of beta: exact by chi-square, {@code 2 n beta / estimate}, for one unit, and for several
   * observed for the same time; likelihood-ratio limits otherwise.
   */
  public Interval betaLimits(double confidence) {
    if (!hasOneWindow) {
      return new ProfileLimits(log -> likelihood.profile(Math.exp(log)), Math.log(beta))
          .limits(confidence);
    }
    int events = events();
    int free = truncation == Truncation.FAILURE ? events - 1 : events;
    GammaDistribution gamma = new GammaDistribution(free, 1);
    double tail = (1 - confidence) / 2;
    return new Interval(
        confidence,
        Limit.at(beta * gamma.inverseCumulativeProbability(tail) / events),
        Limit.at(beta * gamma.inverseCumulativeProbability(1 - tail) / events),
        "chi-square, " + truncation.word());
  }

  /** Likelihood-ratio limits of eta. */
  public Interval etaLimits(double confidence) {
    return new ProfileLimits(this::profileOfEta, logEta()).limits(confidence);
  }

  private double profileOfEta(double logAge) {
    double logS = logAge - Math.log(likelihood.lastAge());
    double best = likelihood.bestBetaWithScale(logS);
    return likelihood.value(Math.log(best) - logS, best, logS);
  }

  /** Mean number of events of a unit up to an age. */
  public double meanEvents(double age) {
    return Math.exp(beta * (Math.log(age) - logEta()));
  }

  /** Mean time between failures at an age above 0, {@code 1 / (lambda beta t^(beta - 1))}. */
  public double meanTimeBetweenFailures(double age) {
    return likelihood.lastAge()
        / Math.exp(logIntensity + (beta - 1) * likelihood.logRelative(requirePositive(age)));
  }

  /** Likelihood-ratio limits of the mean time between failures at an age above 0. */
  public Interval meanTimeLimits(double age, double confidence) {
    double logS = likelihood.logRelative(requirePositive(age));
    return new ProfileLimits(
            logTime -> profileOfMeanTime(logTime, logS), Math.log(meanTimeBetweenFailures(age)))
        .limits(confidence);
  }

  private double profileOfMeanTime(double logTime, double logS) {
    double logIntensityAtS = Math.log(likelihood.lastAge()) - logTime;
    double best = likelihood.bestBetaWithIntensity(logIntensityAtS, logS);
    return likelihood.value(logIntensityAtS, best, logS);
  }

  private static double requirePositive(double age) {
    if (!(age > 0 && Double.isFinite(age))) {
      throw new IllegalArgumentException("Cannot use age " + age + ": it is not above 0");
    }
    return age;
  }
}
