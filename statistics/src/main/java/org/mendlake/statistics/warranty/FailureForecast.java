package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/**
 * How many units fail in the periods to come: the sum over units of {@code (F(a + h) - F(a)) /
 * S(a)}, units still to be shipped from age 0 on (Meeker and Escobar 1998, ch. 12). A unit counts
 * once; what replaces it does not. The prediction limits are of the number that will be seen: they
 * take in chance and what the data leave open about the distribution of life.
 *
 * @param periods sums up to the end of each period
 */
public record FailureForecast(List<Period> periods) {
  /** How the prediction limits are computed. */
  public static final String PREDICTION =
      "prediction limits with parameter uncertainty (posterior weights, binomial count)";

  /** How the narrower limits of others are computed. */
  public static final String POISSON =
      "Poisson limits on the predicted number, as other programs give them: no parameter uncertainty";

  public FailureForecast {
    periods = List.copyOf(periods);
  }

  /**
   * Failures from now up to the end of a period.
   *
   * @param expected at the fitted distribution
   * @param expectedInPeriod of these, in this period alone
   * @param predictionError standard deviation of the number to come, parameters included
   * @param prediction limits of the number that will be seen
   * @param poisson narrower limits {@code chi2(a/2; 2x) / 2} and {@code chi2(1 - a/2; 2x + 2) / 2}
   *     of the expected number x, which know no parameter uncertainty
   */
  public record Period(
      int period,
      double expected,
      double expectedInPeriod,
      double predictionError,
      Interval prediction,
      Interval poisson) {}

  /**
   * A forecast.
   *
   * @param horizon periods to tell, from 1 to 1,200
   * @param confidence of the limits, both sides together
   * @return a refusal without units; a caution where units grow older than any in the data
   * @throws IllegalArgumentException if horizon or confidence is out of range
   */
  public static Outcome<FailureForecast> of(
      LifeFit fit, UnitsAtRisk units, int horizon, double confidence) {
    Future future = new Future(fit, units, horizon);
    if (future.isEmpty()) {
      return Outcome.refused(Reason.NO_DATA, "There is no unit, working or to be shipped");
    }
    Moments[] fitted = future.fitted().counts();
    Moments[][] plausible = future.plausible((life, risks) -> risks.counts());
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < horizon; i++) {
      double expected = fitted[i].mean();
      WeightedMixture mixture = WeightedMixture.of(future.weights(), plausible[i]);
      periods.add(
          new Period(
              i + 1,
              expected,
              expected - (i == 0 ? 0 : fitted[i - 1].mean()),
              mixture.deviation(),
              prediction(mixture, expected, confidence),
              poisson(expected, confidence)));
    }
    return Outcome.of(new FailureForecast(periods), future.cautions());
  }

  private static Interval prediction(WeightedMixture mixture, double expected, double confidence) {
    double tail = (1 - confidence) / 2;
    double lower = (double) mixture.countQuantile(tail);
    double upper = (double) mixture.countQuantile(1 - tail);
    return Interval.of(
        confidence,
        Math.min(lower, Math.floor(expected)),
        Math.max(upper, Math.ceil(expected)),
        PREDICTION);
  }

  private static Interval poisson(double expected, double confidence) {
    double tail = (1 - confidence) / 2;
    Limit lower =
        expected > 0
            ? Limit.at(new GammaDistribution(expected, 1).inverseCumulativeProbability(tail))
            : Limit.at(0);
    Limit upper =
        Limit.at(new GammaDistribution(expected + 1, 1).inverseCumulativeProbability(1 - tail));
    return new Interval(confidence, lower, upper, POISSON);
  }
}
