package org.mendlake.statistics.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.monitoring.ControlChart.Point;

/**
 * Charts of the gaps between rare events, such as safety defects. A point above its limit is a gap
 * unusually long (better); that events come faster shows in runs below the centre, and on the t
 * chart below its lower limit. The g chart has no lower limit above 0.
 */
public enum RareEventsChart {
  /**
   * Units between events: mean + 3 sqrt(mean (mean + 1)) of the geometric law (Benneyan 2001). Runs
   * are counted around its median, ln 2 / ln(1 + 1/mean) - 1/2, because it is skewed.
   */
  G("g chart") {
    @Override
    Outcome<ControlChart> draw(List<Gap> gaps, Baseline baseline, List<Gap> base) {
      double centre =
          baseline instanceof Baseline.Stated stated
              ? stated.centre()
              : base.stream().mapToDouble(Gap::size).average().orElseThrow();
      Limits limits = new Limits(0, centre + 3 * Math.sqrt(centre * (centre + 1)));
      double median = Math.log(2) / Math.log1p(1 / centre) - 0.5;
      return drawn(gaps, new Baseline.Stated(centre, OptionalDouble.empty()), median, limits, base);
    }
  },
  /**
   * Time between events: an individuals chart of x^(1/3.6), which is nearly normal where x is
   * exponential, with limits turned back to time (Nelson 1994).
   */
  T("t chart") {
    @Override
    Outcome<ControlChart> draw(List<Gap> gaps, Baseline baseline, List<Gap> base) {
      double[] roots =
          base.stream().mapToDouble(gap -> Math.pow(gap.size(), 1 / EXPONENT)).toArray();
      OptionalDouble sigma =
          baseline instanceof Baseline.Stated stated
              ? stated.spread()
              : Baselines.movingRangeSigma(roots);
      if (sigma.isEmpty()) {
        return Outcome.refused(
            Reason.NO_VARIATION,
            "A t chart needs two gaps of the baseline that differ, or a spread stated with the centre");
      }
      double root =
          baseline instanceof Baseline.Stated stated
              ? Math.pow(stated.centre(), 1 / EXPONENT)
              : Arrays.stream(roots).average().orElseThrow();
      double half = 3 * sigma.getAsDouble();
      double centre = Math.pow(root, EXPONENT);
      Limits limits =
          new Limits(Math.pow(Math.max(0, root - half), EXPONENT), Math.pow(root + half, EXPONENT));
      return drawn(gaps, new Baseline.Stated(centre, sigma), centre, limits, base);
    }
  };

  private static final double EXPONENT = 3.6;
  private static final int USUAL_BASELINE = 20;

  private final String title;

  RareEventsChart(String title) {
    this.title = title;
  }

  private record Limits(double lower, double upper) {}

  /**
   * Draws the chart.
   *
   * @param gaps in order of time
   * @return refused where the baseline is empty, or gives a t chart no spread
   * @throws IllegalArgumentException if a gap of a g chart is no whole number; all are told
   */
  public Outcome<ControlChart> plot(List<Gap> gaps, Baseline baseline) {
    requireWhole(gaps);
    List<Gap> base = Baselines.points(baseline, gaps, Gap::exclusion);
    if (!(baseline instanceof Baseline.Stated) && base.isEmpty()) {
      return Outcome.refused(
          Reason.NO_DATA, "The baseline holds no gap: two events make one, exclusions aside");
    }
    return draw(gaps, baseline, base);
  }

  abstract Outcome<ControlChart> draw(List<Gap> gaps, Baseline baseline, List<Gap> base);

  Outcome<ControlChart> drawn(
      List<Gap> gaps, Baseline.Stated frozen, double median, Limits limits, List<Gap> base) {
    List<Point> points = new ArrayList<>();
    for (Gap gap : gaps) {
      points.add(
          Point.of(points.size() + 1, gap.size(), limits.lower, limits.upper, gap.exclusion()));
    }
    List<Caution> cautions =
        !base.isEmpty() && base.size() < USUAL_BASELINE
            ? List.of(Baselines.few(base.size(), USUAL_BASELINE))
            : List.of();
    RunTests runs = RunTests.around(median, points);
    return Outcome.of(new ControlChart(title, frozen, base.size(), points, runs), cautions);
  }

  private void requireWhole(List<Gap> gaps) {
    List<Double> broken =
        gaps.stream().map(Gap::size).filter(size -> size != Math.rint(size)).toList();
    if (this == G && !broken.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot draw a g chart of " + broken + ": it counts whole units; use a t chart for time");
    }
  }
}
