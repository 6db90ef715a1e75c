package org.mendlake.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The priors that the data leave possible, weighted. The mean has a flat prior on the line of its
 * model; the size s one that is uniform in z / (z + s), where z is the harmonic mean of the
 * exposures: a unit of that exposure is as likely to be shrunk by little as by much (Christiansen
 * and Morris 1997). Each unit's mixture of posteriors is replaced by the law of its family with the
 * same mean and variance.
 */
final class PriorUncertainty {
  private static final int SIZES = 40;
  private static final double NEGLIGIBLE = -14;
  private static final double LEAST_DROP = 0.05;
  private static final GaussIntegrator MEANS = new GaussIntegratorFactory().hermite(7);

  private record Weighted(double logWeight, double mean, double size) {}

  private final CountModel model;
  private final List<UnitCount> units;
  private final double typical;
  private final List<Weighted> priors;

  private PriorUncertainty(CountModel model, List<UnitCount> units) {
    this.model = model;
    this.units = units;
    this.typical = units.size() / units.stream().mapToDouble(unit -> 1 / unit.exposure()).sum();
    this.priors = plausible();
  }

  static PriorUncertainty of(CountModel model, List<UnitCount> units) {
    return new PriorUncertainty(model, units);
  }

  /** What is known of each unit, in their order. */
  List<Posterior> posteriors() {
    return units.stream().map(this::posterior).toList();
  }

  private Posterior posterior(UnitCount unit) {
    double most = most(priors);
    double weights = 0;
    double first = 0;
    double second = 0;
    for (Weighted prior : priors) {
      double weight = Math.exp(prior.logWeight() - most);
      Posterior posterior = model.posterior(unit, model.prior(prior.mean(), prior.size()));
      weights += weight;
      first += weight * posterior.mean();
      second += weight * (posterior.variance() + posterior.mean() * posterior.mean());
    }
    double mean = first / weights;
    return model.withMoments(mean, second / weights - mean * mean);
  }

  /** A coarse grid over all sizes, then a fine one over those that are plausible. */
  private List<Weighted> plausible() {
    double low = Math.log(PriorFit.leastSize(model, units));
    double high = Math.log(PriorFit.greatestSize(units));
    List<Weighted> coarse = grid(low, high);
    double most = most(coarse);
    double[] sizes =
        coarse.stream()
            .filter(prior -> prior.logWeight() > most + NEGLIGIBLE)
            .mapToDouble(prior -> Math.log(prior.size()))
            .sorted()
            .toArray();
    double half = (high - low) / SIZES;
    return grid(sizes[0] - half, sizes[sizes.length - 1] + half);
  }

  private static double most(List<Weighted> priors) {
    return priors.stream().mapToDouble(Weighted::logWeight).max().orElseThrow();
  }

  /** Sizes whose logarithms are at equal distances. */
  private List<Weighted> grid(double from, double to) {
    List<Weighted> grid = new ArrayList<>();
    for (int i = 0; i < SIZES; i++) {
      addMeans(grid, Math.exp(from + (i + 0.5) / SIZES * (to - from)));
    }
    return grid;
  }

  private void addMeans(List<Weighted> grid, double size) {
    double peak = model.toLine(PriorFit.bestMean(model, units, size));
    double atPeak = at(peak, size);
    double deviation = deviation(peak, atPeak, size);
    double share = typical / (typical + size);
    double logPrior = Math.log(share) + Math.log1p(-share);
    for (int i = 0; i < MEANS.getNumberOfPoints(); i++) {
      double x = MEANS.getPoint(i);
      double position = peak + Math.sqrt(2) * deviation * x;
      double logWeight =
          at(position, size) + logPrior + x * x + Math.log(MEANS.getWeight(i) * deviation);
      grid.add(new Weighted(logWeight, model.fromLine(position), size));
    }
  }

  /** Of the mean on its line, from the drop of the likelihood around the peak. */
  private double deviation(double peak, double atPeak, double size) {
    double step = 0.5 / Math.sqrt(1 + units.stream().mapToDouble(UnitCount::events).sum());
    double drop = drop(peak, atPeak, size, step);
    while (drop < LEAST_DROP && step < 1) {
      step *= 2;
      drop = drop(peak, atPeak, size, step);
    }
    return step / Math.sqrt(Math.max(LEAST_DROP, drop));
  }

  private double drop(double peak, double atPeak, double size, double step) {
    return 2 * atPeak - at(peak - step, size) - at(peak + step, size);
  }

  private double at(double position, double size) {
    return PriorFit.logLikelihood(model, units, model.fromLine(position), size);
  }
}
