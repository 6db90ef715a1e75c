package org.mendlake.ingestion.simulation.world;

import java.util.List;

/**
 * A source of chance that is a pure function of a seed, a purpose and an index: each machine has
 * its own, so that what happens to one depends neither on the others nor on threads. SplitMix64
 * (Steele, Lea and Flood 2014), with {@link StrictMath} so that every machine gets the same bits.
 */
public final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The chance of one thing. */
  public static Chance of(long seed, String purpose, long index) {
    return new Chance(mix(mix(seed + GOLDEN_GAMMA) ^ mix(purpose.hashCode()) + index * 31));
  }

  /** Any of the 2^64 numbers. */
  public long number() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** From 0, inclusive, to 1, exclusive. */
  public double uniform() {
    return (number() >>> 11) * 0x1.0p-53;
  }

  /** A whole number from 0, inclusive, to the bound, exclusive. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** A whole number between two, both inclusive. */
  public int between(int least, int greatest) {
    return least + below(greatest - least + 1);
  }

  /** True with the probability. */
  public boolean happens(double probability) {
    return uniform() < probability;
  }

  /** One of them, each equally often. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Index of one of them, each as often as its weight says. */
  public int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = uniform() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Waiting time until an event of a Poisson process. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Standard normal (Box and Muller 1958). */
  public double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Log-normal by its median and the standard deviation of its logarithm. */
  public double logNormal(double median, double spread) {
    return median * StrictMath.exp(spread * gaussian());
  }

  /** Weibull by shape and scale. */
  public double weibull(double shape, double scale) {
    return scale * StrictMath.pow(-StrictMath.log(1 - uniform()), 1 / shape);
  }
}
