package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.warranty.ClaimsForecast.AgeRate;
import org.mendlake.statistics.warranty.ClaimsHistory.Claims;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/** Sums of a claims history by age, and what they say about machines of those ages to come. */
final class ClaimsSums {
  private final ClaimsHistory history;
  private final double[] exposure;
  private final Claims[] claims;
  private final double dispersion;

  ClaimsSums(ClaimsHistory history, int cover) {
    this.history = history;
    exposure = new double[cover];
    claims = new Claims[cover];
    Arrays.fill(claims, Claims.NONE);
    history
        .sold()
        .forEach(
            (sale, machines) -> {
              for (int age = 0; age < cover; age++) {
                exposure[age] += machines * history.reportedShare(sale + age);
                claims[age] = claims[age].plus(history.claims(sale, age));
              }
            });
    dispersion = Math.max(1, pearson());
  }

  /** Pearson's chi-square over its degrees of freedom; 1 without any. */
  private double pearson() {
    double statistic = 0;
    int cells = 0;
    int ages = 0;
    for (int age = 0; age < exposure.length; age++) {
      if (claims[age].count() > 0) {
        ages++;
        for (var sale : history.sold().entrySet()) {
          double expected =
              rate(age) * sale.getValue() * history.reportedShare(sale.getKey() + age);
          if (expected > 0) {
            double deviation = history.claims(sale.getKey(), age).count() - expected;
            statistic += deviation * deviation / expected;
            cells++;
          }
        }
      }
    }
    return cells > ages ? statistic / (cells - ages) : 1;
  }

  double exposure() {
    return Arrays.stream(exposure).sum();
  }

  double claims() {
    return Arrays.stream(claims).mapToDouble(Claims::count).sum();
  }

  double dispersion() {
    return dispersion;
  }

  private double rate(int age) {
    return exposure[age] > 0 ? claims[age].count() / exposure[age] : 0;
  }

  List<AgeRate> rates() {
    List<AgeRate> rates = new ArrayList<>();
    for (int age = 0; age < exposure.length && exposure[age] > 0; age++) {
      rates.add(
          new AgeRate(
              age,
              exposure[age],
              claims[age].count(),
              rate(age),
              Math.sqrt(dispersion * rate(age) / exposure[age])));
    }
    return rates;
  }

  /** Machines by age whose claims have happened and are not reported. */
  double[] unreported() {
    double[] weights = new double[exposure.length];
    history
        .sold()
        .forEach(
            (sale, machines) -> {
              for (int age = 0; age < weights.length; age++) {
                if (sale + age <= history.dataPeriod()) {
                  weights[age] += machines * (1 - history.reportedShare(sale + age));
                }
              }
            });
    return weights;
  }

  /** Adds the machines by age that are covered so many periods from now. */
  void addUpcoming(double[] weights, int ahead) {
    history
        .sold()
        .forEach(
            (sale, machines) -> {
              int age = history.dataPeriod() + ahead - sale;
              if (age < weights.length) {
                weights[age] += machines;
              }
            });
  }

  /** Machine-periods of ages without exposure, about which nothing is known. */
  double unseen(double[] weights) {
    double unseen = 0;
    for (int age = 0; age < weights.length; age++) {
      unseen += exposure[age] > 0 ? 0 : weights[age];
    }
    return unseen;
  }

  /** Number of claims of so many machines by age: chance, and the error of the rates. */
  Moments count(double[] weights) {
    double mean = 0;
    double variance = 0;
    for (int age = 0; age < weights.length; age++) {
      double expected = weights[age] * rate(age);
      mean += expected;
      variance += exposure[age] > 0 ? expected * (1 + weights[age] / exposure[age]) : 0;
    }
    return new Moments(mean, dispersion * variance);
  }

  /** Cost of the claims of so many machines by age, where costs are stated. */
  Optional<Moments> cost(double[] weights) {
    if (!history.hasCosts()) {
      return Optional.empty();
    }
    double mean = 0;
    double variance = 0;
    for (int age = 0; age < weights.length; age++) {
      if (exposure[age] > 0) {
        double share = weights[age] / exposure[age];
        mean += share * claims[age].cost();
        variance += share * (1 + share) * claims[age].squares();
      }
    }
    return Optional.of(new Moments(mean, dispersion * variance));
  }
}
