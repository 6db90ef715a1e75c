package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;

/**
 * The cumulative hazard without a model: H(t) = Σ d / n over the ages with failures up to t, with
 * the Poisson variance Σ d / n² (not Greenwood's) and limits on the log axis (Nelson 1969; Aalen
 * 1978). It tells the same ages as {@link KaplanMeier}.
 *
 * @param conditionalOn 0, or the age from which on hazard is accumulated
 */
public record NelsonAalen(double conditionalOn, List<Point> points) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "Nelson-Aalen, Poisson variance, log limits";

  /** The estimate from an age with failures on. */
  public record Point(
      double age,
      double atRisk,
      double failures,
      double cumulativeHazard,
      double standardError,
      Interval interval) {}

  public NelsonAalen {
    points = List.copyOf(points);
  }

  /** The estimate for data whose failures all have an exact age. */
  public static Outcome<NelsonAalen> of(LifeData data, double confidence) {
    return ReliableStretch.estimate(data, (table, stretch) -> of(table, stretch, confidence));
  }

  private static NelsonAalen of(RiskTable table, ReliableStretch stretch, double confidence) {
    List<Point> points = new ArrayList<>();
    double hazard = 0;
    double variance = 0;
    for (int at = stretch.from(); at < stretch.to(); at++) {
      double atRisk = table.atRisk(at);
      double failures = table.failures(at);
      hazard += failures / atRisk;
      variance += failures / (atRisk * atRisk);
      double error = Math.sqrt(variance);
      double width = ComplementaryLogLimits.normalQuantile(confidence) * error / hazard;
      points.add(
          new Point(
              table.age(at),
              atRisk,
              failures,
              hazard,
              error,
              Interval.of(confidence, hazard * Math.exp(-width), hazard * Math.exp(width), "log")));
    }
    return new NelsonAalen(stretch.conditionalOn(), points);
  }
}
