package org.mendlake.transforms.folds;

import java.time.Instant;

/**
 * Instants of new moons, to about a minute for the years 2000-2040, after Meeus, Astronomical
 * Algorithms, chapter 49. ICU's are coarser: its Spring Festival is a day off in 2027 and 2030,
 * where the moon is new within minutes of midnight.
 */
final class NewMoon {
  /** Seconds by which dynamical time leads universal time in these years, about. */
  private static final double DELTA_T = 70;

  /** Julian day of the Unix epoch. */
  private static final double EPOCH = 2_440_587.5;

  /** Days, and multiples of the sun's anomaly, the moon's anomaly and its argument of latitude. */
  private static final double[][] TERMS = {
    {-0.40720, 0, 1, 0},
    {0.17241, 1, 0, 0},
    {0.01608, 0, 2, 0},
    {0.01039, 0, 0, 2},
    {0.00739, -1, 1, 0},
    {-0.00514, 1, 1, 0},
    {0.00208, 2, 0, 0},
    {-0.00111, 0, 1, -2},
    {-0.00057, 0, 1, 2},
    {0.00056, 1, 2, 0},
    {-0.00042, 0, 3, 0},
    {0.00042, 1, 0, 2},
    {0.00038, 1, 0, -2},
    {-0.00024, -1, 2, 0},
    {-0.00007, 2, 1, 0},
    {0.00004, 0, 2, -2},
    {0.00004, 3, 0, 0},
  };

  /** Days, degrees at the first new moon of 2000 and degrees a lunation: what planets do to it. */
  private static final double[][] PLANETS = {
    {0.000325, 299.77, 0.107408},
    {0.000165, 251.88, 0.016321},
    {0.000164, 251.83, 26.651886},
    {0.000126, 349.42, 36.412478},
    {0.000110, 84.66, 18.206239},
    {-0.00017, 124.7746, -1.56375588},
  };

  private NewMoon() {}

  /**
   * A new moon.
   *
   * @param number counts the new moons from the first one of 2000
   */
  static Instant of(int number) {
    double centuries = number / 1236.85;
    double sun = Math.toRadians(2.5534 + 29.10535670 * number);
    double moon = Math.toRadians(201.5643 + 385.81693528 * number);
    double latitude = Math.toRadians(160.7108 + 390.67050284 * number);
    double eccentricity = 1 - 0.002516 * centuries;
    double day = 2_451_550.09766 + 29.530588861 * number + 0.00015437 * centuries * centuries;
    for (double[] term : TERMS) {
      double angle = term[1] * sun + term[2] * moon + term[3] * latitude;
      day += term[0] * Math.pow(eccentricity, Math.abs(term[1])) * Math.sin(angle);
    }
    for (double[] planet : PLANETS) {
      day += planet[0] * Math.sin(Math.toRadians(planet[1] + planet[2] * number));
    }
    return Instant.ofEpochSecond(Math.round((day - EPOCH) * 86_400 - DELTA_T));
  }
}
