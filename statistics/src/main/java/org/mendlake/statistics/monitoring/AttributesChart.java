package org.mendlake.statistics.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.monitoring.ControlChart.Point;

/**
 * Charts of what is counted, with limits at the centre plus and minus 3 standard deviations,
 * floored at 0 (Montgomery, ch. 7). The Laney charts multiply the standard deviation by that of the
 * z values, the mean moving range of z over 1.128, because with thousands in a subgroup the spread
 * between subgroups exceeds that within (Laney 2002); below 1 it narrows the limits, as he has it.
 */
public enum AttributesChart {
  /** Share of defective items: sigma = sqrt(p (1 - p) / n), upper limit at most 1. */
  P("p chart"),
  /** Defects per unit of size: sigma = sqrt(u / n). */
  U("u chart"),
  /** Defects in subgroups of one and the same size: sigma = sqrt(c). */
  C("c chart"),
  /** Share of defective items in large subgroups. */
  LANEY_P("Laney p' chart"),
  /** Defects per unit of size in large subgroups. */
  LANEY_U("Laney u' chart");

  static final double RANGE_TO_SIGMA = 1.128;
  private static final int USUAL_BASELINE = 20;

  private final String title;

  AttributesChart(String title) {
    this.title = title;
  }

  /**
   * Draws the chart.
   *
   * @param subgroups in order of time
   * @return refused where the baseline holds no subgroup with a size, or gives Laney's charts no
   *     spread
   * @throws IllegalArgumentException if a subgroup does not fit the chart: more defective than
   *     inspected, or sizes that differ on a c chart; all are told
   */
  public Outcome<ControlChart> plot(List<Subgroup> subgroups, Baseline baseline) {
    requireFitting(subgroups);
    List<Caution> cautions = new ArrayList<>();
    List<Subgroup> base = Baselines.points(baseline, subgroups, Subgroup::exclusion);
    base = base.stream().filter(subgroup -> subgroup.size() > 0).toList();
    if (!(baseline instanceof Baseline.Stated) && base.isEmpty()) {
      return Outcome.refused(
          Reason.NO_DATA, "The baseline holds no subgroup that has a size and is not excluded");
    }
    double centre =
        baseline instanceof Baseline.Stated stated ? stated.centre() : ratio(base, subgroups);
    if (isShare() && centre > 1) {
      throw new IllegalArgumentException(
          "Cannot centre a share at " + centre + ": it is at most 1");
    }
    OptionalDouble spread = spread(baseline, base, centre);
    if (isLaney() && spread.isEmpty()) {
      return Outcome.refused(
          Reason.NO_VARIATION,
          "Laney's limits need two subgroups of the baseline that differ, or a spread stated with the"
              + " centre; use the plain chart");
    }
    if (!(baseline instanceof Baseline.Stated) && base.size() < USUAL_BASELINE) {
      cautions.add(Baselines.few(base.size(), USUAL_BASELINE));
    }
    if (centre == 0) {
      cautions.add(
          new Caution(
              Reason.NO_FAILURES, "Nothing was counted in the baseline: any count is a signal"));
    }
    List<Point> points = points(subgroups, centre, spread.orElse(1), cautions);
    int rested = baseline instanceof Baseline.Stated ? 0 : base.size();
    return Outcome.of(
        new ControlChart(
            title,
            new Baseline.Stated(centre, spread),
            rested,
            points,
            RunTests.around(centre, points)),
        cautions);
  }

  private void requireFitting(List<Subgroup> subgroups) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < subgroups.size(); i++) {
      Subgroup subgroup = subgroups.get(i);
      if (isShare() && subgroup.count() > subgroup.size()) {
        problems.add("%d of %s at position %d".formatted(subgroup.count(), subgroup.size(), i + 1));
      }
      if (this == C && subgroup.size() != subgroups.get(0).size()) {
        problems.add("size %s at position %d".formatted(subgroup.size(), i + 1));
      }
    }
    if (!problems.isEmpty()) {
      String rule =
          this == C
              ? "all sizes of a c chart are equal; use a u chart"
              : "defective items are at most those inspected; use a u chart for defects";
      throw new IllegalArgumentException(
          "Cannot draw a " + title + ": " + String.join(", ", problems) + "; " + rule);
    }
  }

  private double ratio(List<Subgroup> base, List<Subgroup> all) {
    double count = base.stream().mapToLong(Subgroup::count).sum();
    double size = base.stream().mapToDouble(Subgroup::size).sum();
    return this == C ? count / size * all.get(0).size() : count / size;
  }

  private OptionalDouble spread(Baseline baseline, List<Subgroup> base, double centre) {
    if (!isLaney()) {
      return OptionalDouble.empty();
    }
    if (baseline instanceof Baseline.Stated stated) {
      return stated.spread();
    }
    double[] z =
        base.stream().mapToDouble(g -> (value(g) - centre) / sigma(centre, g.size())).toArray();
    return Baselines.movingRangeSigma(z);
  }

  private List<Point> points(
      List<Subgroup> subgroups, double centre, double spread, List<Caution> cautions) {
    List<Point> points = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    for (int i = 0; i < subgroups.size(); i++) {
      Subgroup subgroup = subgroups.get(i);
      if (subgroup.size() == 0) {
        empty.add(i + 1);
        continue;
      }
      double half = 3 * spread * sigma(centre, subgroup.size());
      double upper = isShare() ? Math.min(1, centre + half) : centre + half;
      points.add(
          Point.of(
              i + 1, value(subgroup), Math.max(0, centre - half), upper, subgroup.exclusion()));
    }
    if (!empty.isEmpty()) {
      cautions.add(
          new Caution(Reason.NO_EXPOSURE, "No point where nothing was inspected: " + empty));
    }
    return points;
  }

  private double value(Subgroup subgroup) {
    return this == C ? subgroup.count() : subgroup.count() / subgroup.size();
  }

  private double sigma(double centre, double size) {
    if (this == C) {
      return Math.sqrt(centre);
    }
    return Math.sqrt((isShare() ? centre * (1 - centre) : centre) / size);
  }

  private boolean isShare() {
    return this == P || this == LANEY_P;
  }

  private boolean isLaney() {
    return this == LANEY_P || this == LANEY_U;
  }
}
