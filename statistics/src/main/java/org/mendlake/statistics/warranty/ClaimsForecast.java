package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/**
 * Claims to come by the log-linear model of Kalbfleisch, Lawless and Robinson (1991): claims of age
 * a on the machines sold in period d, reported with delay l, are Poisson with mean {@code N_d
 * lambda_a f_l}. {@code lambda_a} is the claims of age a over {@code sum N_d F(t - d - a)}, the
 * exposure that could be reported by now. Variation beyond Poisson is Pearson's chi-square over its
 * degrees, not below 1, and goes into every error: that of chance and that of the rates.
 *
 * @param rates by age
 * @param dispersion variance of a count over its mean
 * @param unreported claims that have happened and are not reported
 * @param upcoming claims on machines sold so far that happen from now to the end of each period to
 *     come, while covered
 */
public record ClaimsForecast(
    List<AgeRate> rates, double dispersion, Sum unreported, List<Sum> upcoming) {
  /** Its name beside a number. */
  public static final String METHOD =
      "log-linear claims model (Kalbfleisch, Lawless and Robinson), quasi-Poisson";

  public ClaimsForecast {
    rates = List.copyOf(rates);
    upcoming = List.copyOf(upcoming);
  }

  /**
   * Claims at an age.
   *
   * @param exposure machines that could have had a reported claim at this age; fractions for those
   *     whose reports are still coming in
   * @param rate claims per machine at this age
   */
  public record AgeRate(
      int age, double exposure, double claims, double rate, double standardError) {}

  /**
   * A sum of claims to come.
   *
   * @param expected number of claims
   * @param predictionError of the number that will be seen
   * @param prediction limits of that number
   * @param cost what they will cost at the prices of the claims seen, where any cost is stated
   */
  public record Sum(
      double expected, double predictionError, Interval prediction, Optional<Cost> cost) {}

  /** Expected cost of claims to come, its error as a prediction, and limits. */
  public record Cost(double expected, double predictionError, Interval prediction) {}

  /**
   * A forecast.
   *
   * @param cover ages under warranty: 24 for the ages 0 to 23
   * @param horizon periods to come, from 1 on
   * @return a refusal without machines or claims; a caution where machines reach ages that none has
   *     reached, whose claims are left out
   */
  public static Outcome<ClaimsForecast> of(
      ClaimsHistory history, int cover, int horizon, double confidence) {
    if (cover < 1 || horizon < 1) {
      throw new IllegalArgumentException(
          "Cannot forecast " + horizon + " periods of a cover of " + cover + ": both are above 0");
    }
    ClaimsSums sums = new ClaimsSums(history, cover);
    if (!(sums.exposure() > 0)) {
      return Outcome.refused(Reason.NO_EXPOSURE, "No machine was sold up to the data period");
    }
    if (!(sums.claims() > 0)) {
      return Outcome.refused(
          Reason.NO_FAILURES, "No claim is reported within the cover of " + cover + " periods");
    }
    List<Sum> upcoming = new ArrayList<>();
    double[] weights = new double[cover];
    for (int ahead = 1; ahead <= horizon; ahead++) {
      sums.addUpcoming(weights, ahead);
      upcoming.add(sum(sums, weights, confidence));
    }
    return Outcome.of(
        new ClaimsForecast(
            sums.rates(), sums.dispersion(), sum(sums, sums.unreported(), confidence), upcoming),
        cautions(sums, weights));
  }

  private static List<Caution> cautions(ClaimsSums sums, double[] weights) {
    double unseen = sums.unseen(weights);
    return unseen == 0
        ? List.of()
        : List.of(
            new Caution(
                Reason.EXTRAPOLATED,
                unseen
                    + " machine-periods to come are of ages that no machine has reached; their"
                    + " claims are left out"));
  }

  private static Sum sum(ClaimsSums sums, double[] weights, double confidence) {
    Moments count = sums.count(weights);
    WeightedMixture counts = WeightedMixture.of(count);
    double tail = (1 - confidence) / 2;
    Interval prediction =
        Interval.of(
            confidence,
            Math.min((double) counts.countQuantile(tail), Math.floor(count.mean())),
            Math.max((double) counts.countQuantile(1 - tail), Math.ceil(count.mean())),
            "negative binomial prediction limits");
    return new Sum(
        count.mean(),
        Math.sqrt(count.variance()),
        prediction,
        sums.cost(weights).map(cost -> cost(cost, confidence)));
  }

  private static Cost cost(Moments cost, double confidence) {
    WeightedMixture amounts = WeightedMixture.of(cost);
    double tail = (1 - confidence) / 2;
    return new Cost(
        cost.mean(),
        Math.sqrt(cost.variance()),
        Interval.of(
            confidence,
            Math.min(cost.mean(), amounts.amountQuantile(tail)),
            Math.max(cost.mean(), amounts.amountQuantile(1 - tail)),
            "gamma prediction limits"));
  }
}
