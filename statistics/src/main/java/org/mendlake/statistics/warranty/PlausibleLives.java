package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.life.LifeDistribution;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.life.Lognormal;
import org.mendlake.statistics.life.ParameterCovariance;
import org.mendlake.statistics.life.Weibull;
import org.mendlake.statistics.life.WeibullFit;

/**
 * Distributions of life that the data leave plausible, with weights: the posterior of location and
 * log shape. With complete data its prior is flat in both, the right-invariant one of
 * location-scale models, under which prediction limits hold exactly. Where observation ends at an
 * age the natural parameter is what fails by that age: the prior is flat in {@code shape x (ln age
 * - location)} and, as for the mean of a count, of the power -1/2 of the failures expected. In
 * terms of location and log shape these are a factor of the shape and of the root of the failures
 * expected; it is taken to the power of the share of units still working, which leads from one case
 * to the other. Simulation finds the limits balanced.
 *
 * <p>Points are spread evenly, without chance, over the normal approximation widened, and weighted
 * by posterior over that density; a second round takes the mean and covariance of the first.
 */
final class PlausibleLives {
  private static final int POINTS = 1000;
  private static final double WIDENING = 1.4;
  private static final double LARGEST_LOG = 700;

  /** Fractions of the plastic number and of its like in three dimensions, for even spread. */
  private static final double[] STEPS = {
    0.8191725133961645, 0.6710436067037893, 0.5497004779019703
  };

  private final List<LifeDistribution> lives = new ArrayList<>();
  private final double[] weights = new double[POINTS];
  private final double[] spare = new double[POINTS];

  private PlausibleLives() {}

  static PlausibleLives of(LifeFit fit) {
    ParameterCovariance covariance = fit.covariance();
    Bell first =
        new Bell(
            location(fit.distribution()),
            logShape(fit.distribution()),
            covariance.locationVariance(),
            covariance.covariance(),
            covariance.logShapeVariance());
    CondensedLikelihood likelihood = new CondensedLikelihood(fit.data());
    Bell second = new PlausibleLives().spread(fit, likelihood, first);
    PlausibleLives lives = new PlausibleLives();
    lives.spread(fit, likelihood, second);
    return lives;
  }

  List<LifeDistribution> lives() {
    return lives;
  }

  double[] weights() {
    return weights;
  }

  /** A standard normal number for each life, spread evenly and apart from the lives. */
  double[] spare() {
    return spare;
  }

  /** A bivariate normal density of location and log shape. */
  private record Bell(
      double location, double logShape, double variance, double covariance, double shapeVariance) {

    double[] at(double first, double second) {
      double error = Math.sqrt(variance);
      double shared = covariance / error;
      double own = Math.sqrt(Math.max(1e-12 * shapeVariance, shapeVariance - shared * shared));
      return new double[] {location + error * first, logShape + shared * first + own * second};
    }
  }

  /** Fills lives and weights; gives the normal density of their mean and covariance. */
  private Bell spread(LifeFit fit, CondensedLikelihood likelihood, Bell bell) {
    NormalDistribution normal = new NormalDistribution();
    double working = 1 - fit.data().failures() / fit.data().units();
    double[][] places = new double[POINTS][];
    double[] logWeights = new double[POINTS];
    for (int point = 0; point < POINTS; point++) {
      double first = WIDENING * normal.inverseCumulativeProbability(even(point, 0));
      double second = WIDENING * normal.inverseCumulativeProbability(even(point, 1));
      spare[point] = normal.inverseCumulativeProbability(even(point, 2));
      places[point] = bell.at(first, second);
      LifeDistribution life = life(fit, places[point][0], places[point][1]);
      lives.add(life);
      double density = -(first * first + second * second) / (2 * WIDENING * WIDENING);
      double prior = working * (places[point][1] + Math.log(likelihood.expectedFailures(life)) / 2);
      double logWeight = likelihood.logLikelihood(life) + prior - density;
      // Where no failure is expected at all the likelihood is 0 too.
      logWeights[point] = Double.isNaN(logWeight) ? Double.NEGATIVE_INFINITY : logWeight;
    }
    double largest = Arrays.stream(logWeights).max().orElseThrow();
    double sum = 0;
    for (int point = 0; point < POINTS; point++) {
      weights[point] = Math.exp(logWeights[point] - largest);
      sum += weights[point];
    }
    for (int point = 0; point < POINTS; point++) {
      weights[point] /= sum;
    }
    return moments(places);
  }

  private Bell moments(double[][] places) {
    double location = 0;
    double shape = 0;
    for (int point = 0; point < POINTS; point++) {
      location += weights[point] * places[point][0];
      shape += weights[point] * places[point][1];
    }
    double variance = 0;
    double covariance = 0;
    double shapeVariance = 0;
    for (int point = 0; point < POINTS; point++) {
      double x = places[point][0] - location;
      double y = places[point][1] - shape;
      variance += weights[point] * x * x;
      covariance += weights[point] * x * y;
      shapeVariance += weights[point] * y * y;
    }
    return new Bell(location, shape, variance, covariance, shapeVariance);
  }

  private static double even(int point, int dimension) {
    double place = .5 + (point + 1) * STEPS[dimension];
    return place - Math.floor(place);
  }

  private static LifeDistribution life(LifeFit fit, double location, double logShape) {
    // A point past the range of numbers has no weight; where it stands does not matter.
    double within = Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, location));
    double shape = Math.exp(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, logShape)));
    return fit instanceof WeibullFit
        ? new Weibull(Math.exp(within), shape)
        : new Lognormal(within, 1 / shape);
  }

  private static double location(LifeDistribution life) {
    return life instanceof Weibull weibull
        ? Math.log(weibull.scale())
        : ((Lognormal) life).logMean();
  }

  private static double logShape(LifeDistribution life) {
    return life instanceof Weibull weibull
        ? Math.log(weibull.shape())
        : -Math.log(((Lognormal) life).logDeviation());
  }
}
