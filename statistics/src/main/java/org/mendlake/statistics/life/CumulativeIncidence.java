package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;

/**
 * The share of units that fail by each of several modes, without a model: F_j(t) = Σ S(t-) d_j / n
 * (Aalen and Johansen 1978; Meeker and Escobar 1998, chapter 15). Each unit fails once; the shares
 * of all modes, the unknown one among them, add up to 1 - S(t) of {@link KaplanMeier}. One minus a
 * Kaplan-Meier estimate that censors the other modes answers another question and is larger.
 *
 * <p>Variances by the delta method (Marubini and Valsecchi 1995), limits on the log-log axis.
 *
 * @param conditionalOn 0, or the age on whose survival everything is conditional
 * @param modes for each mode, the unknown one last, its points at all ages with failures
 */
public record CumulativeIncidence(double conditionalOn, Map<String, List<Point>> modes) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "Aalen-Johansen, log-log limits";

  /**
   * The estimate for a mode from an age with failures on.
   *
   * @param failures by this mode, at this age
   */
  public record Point(
      double age,
      double atRisk,
      double failures,
      double incidence,
      double standardError,
      Interval interval) {}

  public CumulativeIncidence {
    Map<String, List<Point>> copy = new LinkedHashMap<>();
    modes.forEach((mode, points) -> copy.put(mode, List.copyOf(points)));
    modes = Collections.unmodifiableMap(copy);
  }

  /** The estimate for data whose failures all have an exact age. */
  public static Outcome<CumulativeIncidence> of(LifeData data, double confidence) {
    return ReliableStretch.estimate(
        data, (table, stretch) -> of(data.modes(), table, stretch, confidence));
  }

  private static CumulativeIncidence of(
      List<String> names, RiskTable table, ReliableStretch stretch, double confidence) {
    Map<String, List<Point>> modes = new LinkedHashMap<>();
    for (int mode = 0; mode < names.size(); mode++) {
      modes.put(names.get(mode), points(table, stretch, mode, confidence));
    }
    return new CumulativeIncidence(stretch.conditionalOn(), modes);
  }

  private static List<Point> points(
      RiskTable table, ReliableStretch stretch, int mode, double confidence) {
    List<Point> points = new ArrayList<>();
    double survival = 1;
    double incidence = 0;
    IncidenceVariance variance = new IncidenceVariance();
    for (int at = stretch.from(); at < stretch.to(); at++) {
      double atRisk = table.atRisk(at);
      double failures = table.failures(mode, at);
      incidence += survival * failures / atRisk;
      variance.add(survival, incidence, atRisk, failures, table.failures(at));
      double error = Math.sqrt(variance.at(incidence));
      points.add(
          new Point(
              table.age(at),
              atRisk,
              failures,
              incidence,
              error,
              ComplementaryLogLimits.of(incidence, error, confidence)));
      survival *= 1 - table.failures(at) / atRisk;
    }
    return points;
  }

  /** Running sums of the variance's terms, each a polynomial in the incidence at the end. */
  private static final class IncidenceVariance {
    private double constant;
    private double linear;
    private double square;

    void add(double survival, double incidence, double atRisk, double failures, double all) {
      double greenwood = atRisk > all ? all / (atRisk * (atRisk - all)) : 0;
      double own = survival * failures / (atRisk * atRisk);
      square += greenwood;
      linear -= 2 * (incidence * greenwood + own);
      constant +=
          incidence * incidence * greenwood
              + 2 * incidence * own
              + survival * own * (atRisk - failures) / atRisk;
    }

    double at(double incidence) {
      return Math.max(0, constant + incidence * (linear + incidence * square));
    }
  }
}
