package org.mendlake.statistics.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mendlake.statistics.comparison.Posterior.NormalLaw;

/** Means with known standard errors, of units whose true means are normal with a variance. */
final class MeanModel {
  private static final int VARIANCES = 200;
  private static final double FAR = 15;
  private static final double NEGLIGIBLE = -14;

  private final List<UnitMean> units;
  private final double typical;

  MeanModel(List<UnitMean> units) {
    this.units = units;
    this.typical = units.size() / units.stream().mapToDouble(unit -> 1 / unit.variance()).sum();
  }

  /** Of a variance between units that is nothing beside their errors. */
  double leastLogVariance() {
    return Math.log(typical) - 2 * FAR;
  }

  /** Of a variance between units beyond what errors and distances of the means could suggest. */
  double greatestLogVariance() {
    double low = units.stream().mapToDouble(UnitMean::mean).min().orElseThrow();
    double high = units.stream().mapToDouble(UnitMean::mean).max().orElseThrow();
    return Math.max(Math.log(typical), 2 * Math.log(high - low)) + FAR;
  }

  /** Sum of the weights of the units, where true means have this variance. */
  double weight(double tauSquared) {
    return units.stream().mapToDouble(unit -> 1 / (unit.variance() + tauSquared)).sum();
  }

  /** The weighted mean of all. */
  double centre(double tauSquared) {
    double sum =
        units.stream().mapToDouble(unit -> unit.mean() / (unit.variance() + tauSquared)).sum();
    return sum / weight(tauSquared);
  }

  /** Logarithm of the restricted likelihood, in which the mean of all is integrated out. */
  double restrictedLogLikelihood(double tauSquared) {
    double centre = centre(tauSquared);
    double sum = Math.log(weight(tauSquared));
    for (UnitMean unit : units) {
      double variance = unit.variance() + tauSquared;
      double distance = unit.mean() - centre;
      sum += Math.log(variance) + distance * distance / variance;
    }
    return -0.5 * (sum + (units.size() - 1) * Math.log(2 * Math.PI));
  }

  /** The true mean of a unit, where the variance and the mean of all are known. */
  NormalLaw posterior(UnitMean unit, double tauSquared) {
    double shrinkage = unit.variance() / (unit.variance() + tauSquared);
    double own = tauSquared / (unit.variance() + tauSquared);
    return new NormalLaw(shrinkage * centre(tauSquared) + own * unit.mean(), unit.variance() * own);
  }

  /**
   * The true means, where neither is known: the mean of all with a flat prior, the variance with
   * one that is uniform in the shrinkage of a unit of typical error, as for counts.
   */
  List<Posterior> uncertain() {
    double[] variances = plausibleVariances();
    double[] weights = new double[VARIANCES];
    double most = Double.NEGATIVE_INFINITY;
    for (double variance : variances) {
      most = Math.max(most, logWeight(variance));
    }
    for (int i = 0; i < VARIANCES; i++) {
      weights[i] = Math.exp(logWeight(variances[i]) - most);
    }
    return units.stream().map(unit -> uncertain(unit, variances, weights)).toList();
  }

  private Posterior uncertain(UnitMean unit, double[] variances, double[] weights) {
    double total = 0;
    double within = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < VARIANCES; i++) {
      NormalLaw known = posterior(unit, variances[i]);
      double shrinkage = unit.variance() / (unit.variance() + variances[i]);
      double distance = known.mean() - unit.mean();
      total += weights[i];
      within += weights[i] * (known.variance() + shrinkage * shrinkage / weight(variances[i]));
      first += weights[i] * distance;
      second += weights[i] * distance * distance;
    }
    double shift = first / total;
    double between = Math.max(0, second / total - shift * shift);
    return new NormalLaw(unit.mean() + shift, within / total + between);
  }

  /** Variances at equal distances of their logarithms, where they have a weight. */
  private double[] plausibleVariances() {
    double[] all = grid(leastLogVariance(), greatestLogVariance());
    double most = Arrays.stream(all).map(this::logWeight).max().orElseThrow();
    double[] plausible =
        Arrays.stream(all).filter(v -> logWeight(v) > most + NEGLIGIBLE).map(Math::log).toArray();
    double half = (greatestLogVariance() - leastLogVariance()) / 2 / VARIANCES;
    return grid(plausible[0] - half, plausible[plausible.length - 1] + half);
  }

  private static double[] grid(double from, double to) {
    return IntStream.range(0, VARIANCES)
        .mapToDouble(i -> Math.exp(from + (i + 0.5) / VARIANCES * (to - from)))
        .toArray();
  }

  /** Of a variance, on a grid of its logarithm. */
  private double logWeight(double tauSquared) {
    double share = typical / (typical + tauSquared);
    return restrictedLogLikelihood(tauSquared) + Math.log(share) + Math.log1p(-share);
  }
}
