package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;

/**
 * The share of units that survive an age, without a model: S(t) = Π (1 - d / n) over the ages with
 * failures up to t, d failures among n units at risk (Kaplan and Meier 1958). Standard errors by
 * Greenwood's formula, limits on the log-log axis. Failures come before censorings of one age.
 *
 * <p>It stops before the first age with fewer than {@value #FEWEST_AT_RISK} units at risk. With
 * late entries such ages may also come early; it then begins after them, and its values are shares
 * of the units that survived {@link #conditionalOn}.
 *
 * @param conditionalOn 0, or the age on whose survival everything is conditional
 * @param points one for each age with failures, in order
 */
public record KaplanMeier(double conditionalOn, List<Point> points) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "Kaplan-Meier, Greenwood, log-log limits";

  /** Units at risk below which nothing is told. */
  public static final int FEWEST_AT_RISK = 5;

  /**
   * The estimate from an age with failures on.
   *
   * @param standardError none where nothing survives
   */
  public record Point(
      double age,
      double atRisk,
      double failures,
      double survival,
      Optional<Double> standardError,
      Interval interval) {}

  public KaplanMeier {
    points = List.copyOf(points);
  }

  /** The estimate for data whose failures all have an exact age; others need {@link Turnbull}. */
  public static Outcome<KaplanMeier> of(LifeData data, double confidence) {
    return ReliableStretch.estimate(data, (table, stretch) -> of(table, stretch, confidence));
  }

  private static KaplanMeier of(RiskTable table, ReliableStretch stretch, double confidence) {
    List<Point> points = new ArrayList<>();
    double survival = 1;
    double greenwood = 0;
    for (int at = stretch.from(); at < stretch.to(); at++) {
      double atRisk = table.atRisk(at);
      double failures = table.failures(at);
      survival *= 1 - failures / atRisk;
      greenwood += failures / (atRisk * (atRisk - failures));
      double error = survival * Math.sqrt(greenwood);
      points.add(
          new Point(
              table.age(at),
              atRisk,
              failures,
              survival,
              survival > 0 ? Optional.of(error) : Optional.empty(),
              ComplementaryLogLimits.of(survival, error, confidence)));
    }
    return new KaplanMeier(stretch.conditionalOn(), points);
  }

  /** The estimated survival of an age from {@link #conditionalOn} on. */
  public double survival(double age) {
    double survival = 1;
    for (Point point : points) {
      if (point.age() > age) {
        break;
      }
      survival = point.survival();
    }
    return survival;
  }

  /**
   * The age by which at least a share has failed, 0.5 for the median; none if it is not reached.
   */
  public Optional<Double> life(double share) {
    double left = 1 - LifeDistribution.requireShare(share);
    return points.stream().filter(point -> point.survival() <= left).map(Point::age).findFirst();
  }
}
