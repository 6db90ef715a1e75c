package org.mendlake.statistics.comparison;

import java.util.List;
import org.hipparchus.special.Beta;
import org.mendlake.statistics.numeric.PoissonLaw;
import org.mendlake.statistics.numeric.RisingFactorial;

/**
 * How counts of units come about, and how their true values differ: with a prior of mean m and size
 * s an estimate is {@code (m s + events) / (s + exposure)}, where a gamma prior has {@code alpha =
 * m s, beta = s}, and a beta prior {@code alpha = m s, beta = (1 - m) s} (Gaver and
 * O'Muircheartaigh 1987; Morris 1983).
 */
public enum CountModel {
  /** Poisson counts whose rates per exposure have a gamma distribution. */
  GAMMA_POISSON {
    @Override
    double atMost(long events, double value, double exposure) {
      return new PoissonLaw(value * exposure).atMost(events);
    }

    @Override
    double variance(double value, double exposure) {
      return value / exposure;
    }

    @Override
    double logLikelihood(UnitCount unit, double mean, double size) {
      double shape = mean * size;
      return RisingFactorial.logRatioToPower(shape, unit.events())
          + unit.events() * Math.log(mean)
          - (shape + unit.events()) * Math.log1p(unit.exposure() / size);
    }

    @Override
    double commonLogLikelihood(UnitCount unit, double mean) {
      return unit.events() * Math.log(mean) - mean * unit.exposure();
    }

    @Override
    double meanSlope(UnitCount unit, double mean, double size) {
      return RisingFactorial.logDerivative(mean * size, unit.events())
          - Math.log1p(unit.exposure() / size);
    }

    @Override
    double constant(UnitCount unit) {
      return unit.events() == 0
          ? 0
          : unit.events() * Math.log(unit.exposure()) - RisingFactorial.log(1, unit.events());
    }

    @Override
    double leastSize(double mean) {
      return LEAST_SHAPE / mean;
    }

    @Override
    double toLine(double mean) {
      return Math.log(mean);
    }

    @Override
    double fromLine(double position) {
      return Math.exp(position);
    }

    @Override
    Posterior posterior(double first, double second) {
      return new Posterior.GammaLaw(first, second);
    }

    @Override
    Prior prior(double mean, double size) {
      return new Prior(mean * size, size);
    }

    @Override
    Posterior posterior(UnitCount unit, Prior prior) {
      return posterior(prior.alpha() + unit.events(), prior.beta() + unit.exposure());
    }

    @Override
    Posterior withMoments(double mean, double variance) {
      return posterior(mean * mean / variance, mean / variance);
    }
  },
  /** Binomial counts whose probabilities have a beta distribution; the exposure is the trials. */
  BETA_BINOMIAL {
    @Override
    double atMost(long events, double value, double exposure) {
      if (events < 0) {
        return 0;
      }
      return events >= exposure
          ? 1
          : Beta.regularizedBeta(1 - value, exposure - events, events + 1.0);
    }

    @Override
    double variance(double value, double exposure) {
      return value * (1 - value) / exposure;
    }

    @Override
    double logLikelihood(UnitCount unit, double mean, double size) {
      long failures = failures(unit);
      return RisingFactorial.logRatioToPower(mean * size, unit.events())
          + RisingFactorial.logRatioToPower((1 - mean) * size, failures)
          - RisingFactorial.logRatioToPower(size, unit.events() + failures)
          + commonLogLikelihood(unit, mean);
    }

    @Override
    double commonLogLikelihood(UnitCount unit, double mean) {
      return unit.events() * Math.log(mean) + failures(unit) * Math.log1p(-mean);
    }

    @Override
    double meanSlope(UnitCount unit, double mean, double size) {
      return RisingFactorial.logDerivative(mean * size, unit.events())
          - RisingFactorial.logDerivative((1 - mean) * size, failures(unit));
    }

    @Override
    double constant(UnitCount unit) {
      long failures = failures(unit);
      return RisingFactorial.log(1, unit.events() + failures)
          - RisingFactorial.log(1, unit.events())
          - RisingFactorial.log(1, failures);
    }

    @Override
    double leastSize(double mean) {
      return LEAST_SHAPE;
    }

    @Override
    double toLine(double mean) {
      return Math.log(mean) - Math.log1p(-mean);
    }

    @Override
    double fromLine(double position) {
      return 1 / (1 + Math.exp(-position));
    }

    @Override
    Posterior posterior(double first, double second) {
      return new Posterior.BetaLaw(first, second);
    }

    @Override
    Prior prior(double mean, double size) {
      return new Prior(mean * size, (1 - mean) * size);
    }

    @Override
    Posterior posterior(UnitCount unit, Prior prior) {
      return posterior(prior.alpha() + unit.events(), prior.beta() + failures(unit));
    }

    @Override
    Posterior withMoments(double mean, double variance) {
      double size = mean * (1 - mean) / variance - 1;
      return posterior(mean * size, (1 - mean) * size);
    }
  };

  private static final double LEAST_SHAPE = 1e-3;

  /** P(at most so many events) of a unit with this true value. */
  abstract double atMost(long events, double value, double exposure);

  /** Variance of events per exposure, of a unit with this true value. */
  abstract double variance(double value, double exposure);

  /**
   * Log-likelihood of a unit where true values have this mean and a prior worth so much exposure,
   * without its {@link #constant}.
   */
  abstract double logLikelihood(UnitCount unit, double mean, double size);

  /** The same where all true values equal the mean. */
  abstract double commonLogLikelihood(UnitCount unit, double mean);

  /** Slope of the log-likelihood in the mean, divided by the size: it only falls. */
  abstract double meanSlope(UnitCount unit, double mean, double size);

  /** The part of the log-likelihood that depends on no parameter. */
  abstract double constant(UnitCount unit);

  /** The size below which the prior says no more than that units are all or nothing. */
  abstract double leastSize(double mean);

  /** Takes a mean to the whole line. */
  abstract double toLine(double mean);

  abstract double fromLine(double position);

  abstract Posterior posterior(double first, double second);

  abstract Prior prior(double mean, double size);

  abstract Posterior posterior(UnitCount unit, Prior prior);

  /** The law of this family with a mean and a variance. */
  abstract Posterior withMoments(double mean, double variance);

  /** Where true values would lie, by their distribution over the units. */
  public record Prior(double alpha, double beta) {}

  /**
   * @throws IllegalArgumentException if units do not fit the model; all are told
   */
  void requireFitting(List<UnitCount> units) {
    List<String> problems =
        units.stream()
            .filter(unit -> this == BETA_BINOMIAL && !isShare(unit))
            .map(unit -> "%d of %s at %s".formatted(unit.events(), unit.exposure(), unit.unit()))
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot take shares: %s; trials are whole, and events at most as many"
              .formatted(String.join(", ", problems)));
    }
  }

  private static boolean isShare(UnitCount unit) {
    return unit.exposure() == Math.rint(unit.exposure())
        && unit.exposure() < 1e15
        && unit.events() <= unit.exposure();
  }

  private static long failures(UnitCount unit) {
    return Math.round(unit.exposure()) - unit.events();
  }
}
