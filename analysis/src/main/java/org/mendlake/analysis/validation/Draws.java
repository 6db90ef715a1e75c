package org.mendlake.analysis.validation;

import java.util.SplittableRandom;

/** Random numbers, drawn in the plainest way, so that they share nothing with what they test. */
final class Draws {
  private Draws() {}

  /** Events of a Poisson process of rate 1 within a time. */
  static long poisson(double mean, SplittableRandom random) {
    long events = 0;
    double time = exponential(random);
    while (time <= mean) {
      events++;
      time += exponential(random);
    }
    return events;
  }

  /** A time with mean 1. */
  static double exponential(SplittableRandom random) {
    return -Math.log(random.nextDouble(Double.MIN_NORMAL, 1));
  }

  /** A standard normal number, by Box and Muller. */
  static double normal(SplittableRandom random) {
    return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** Gamma with mean equal to its whole shape: a sum of exponential times. */
  static double gamma(int shape, SplittableRandom random) {
    double sum = 0;
    for (int part = 0; part < shape; part++) {
      sum += exponential(random);
    }
    return sum;
  }

  /** Beta with whole parameters. */
  static double beta(int alpha, int beta, SplittableRandom random) {
    double first = gamma(alpha, random);
    return first / (first + gamma(beta, random));
  }

  /** Successes of independent trials. */
  static long binomial(int trials, double share, SplittableRandom random) {
    long successes = 0;
    for (int trial = 0; trial < trials; trial++) {
      successes += random.nextDouble() < share ? 1 : 0;
    }
    return successes;
  }
}
