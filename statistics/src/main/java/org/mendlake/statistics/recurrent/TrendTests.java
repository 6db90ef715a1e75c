package org.mendlake.statistics.recurrent;

import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.recurrent.TrendTest.Direction;

/**
 * Trend tests of a fleet. Each window of observation is a process of its own with a rate of its
 * own, so that units that differ do not look like a trend: the combined forms of Kvaloy and
 * Lindqvist (2020), which for one unit are the tests as everywhere. In a window of length L, time
 * counts from its beginning; n events at t. A history that ends with its last event leaves that out
 * and has its age for an end.
 *
 * <ul>
 *   <li>Laplace, null hypothesis a homogeneous Poisson process: {@code U = sum(sum t - n L / 2) /
 *       sqrt(sum n L^2 / 12)}, normal.
 *   <li>MIL-HDBK-189, the same null, most powerful against a power law: {@code 2 sum ln(L / t)},
 *       chi-square with 2n degrees.
 *   <li>Lewis-Robinson, null hypothesis a renewal process: U over the coefficient of variation of
 *       the gaps between events, each relative to the mean gap of its window, divisor the number of
 *       gaps less one for each window.
 * </ul>
 */
public final class TrendTests {
  /** Below this the normal approximation of Laplace's test is poor. */
  private static final int FEW_EVENTS = 5;

  private final int events;
  private final int ties;
  private final double late;
  private final double lateVariance;
  private final double logs;
  private final GapVariation gaps;

  private TrendTests(WindowSums sums) {
    events = sums.events;
    ties = sums.atStart;
    late = sums.late;
    lateVariance = sums.lateVariance;
    logs = sums.logs;
    gaps = sums.gaps;
  }

  /** The tests of a fleet. */
  public static TrendTests of(Fleet fleet) {
    WindowSums sums = new WindowSums();
    for (int unit = 0; unit < fleet.units().size(); unit++) {
      sums.add(fleet, unit);
    }
    return new TrendTests(sums);
  }

  /** Laplace's test; a refusal without an event inside a window. */
  public Outcome<TrendTest> laplace() {
    return hasNoEvents() ? noEvents() : answer(normal("Laplace", late / Math.sqrt(lateVariance)));
  }

  private boolean hasNoEvents() {
    return events == 0 || lateVariance == 0;
  }

  /** The test of MIL-HDBK-189; a refusal without events, and with one at the start of a window. */
  public Outcome<TrendTest> military() {
    if (hasNoEvents()) {
      return noEvents();
    }
    if (ties > 0) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          ties + " events lie at the very start of observation, whose logarithm is infinite");
    }
    double below = Gamma.regularizedGammaP(events, logs);
    double above = Gamma.regularizedGammaQ(events, logs);
    double pValue = Math.min(1, 2 * Math.min(below, above));
    return answer(
        new TrendTest(
            "MIL-HDBK-189", 2 * logs, 2 * events, pValue, Direction.of(events - logs), events));
  }

  /** Lewis and Robinson's test; a refusal without two gaps of a window or where gaps are equal. */
  public Outcome<TrendTest> lewisRobinson() {
    if (hasNoEvents()) {
      return noEvents();
    }
    if (gaps.degrees() < 1) {
      return Outcome.refused(
          Reason.TOO_FEW_FAILURES, "No window has two gaps between events, whose spread counts");
    }
    double variation = gaps.coefficient();
    if (!(variation > 1e-12)) {
      return Outcome.refused(Reason.NO_VARIATION, "All gaps between events of a window are equal");
    }
    return answer(normal("Lewis-Robinson", late / Math.sqrt(lateVariance) / variation));
  }

  private TrendTest normal(String method, double statistic) {
    double tail = new NormalDistribution().cumulativeProbability(-Math.abs(statistic));
    return new TrendTest(
        method, statistic, 0, Math.min(1, 2 * tail), Direction.of(statistic), events);
  }

  private Outcome<TrendTest> answer(TrendTest test) {
    return events >= FEW_EVENTS
        ? Outcome.of(test)
        : Outcome.of(
            test,
            List.of(
                new Caution(
                    Reason.TOO_FEW_FAILURES,
                    "With " + events + " events hardly any trend can show")));
  }

  private static Outcome<TrendTest> noEvents() {
    return Outcome.refused(
        Reason.NO_FAILURES,
        "No event inside a window that lasts; one that ends its history does not count");
  }

  /** Sums over windows. */
  private static final class WindowSums {
    private int events;
    private int atStart;
    private double late;
    private double lateVariance;
    private double logs;
    private final GapVariation gaps = new GapVariation();

    void add(Fleet fleet, int unit) {
      Windows windows = fleet.windows();
      double[] ages = fleet.agesOf(unit);
      int next = 0;
      for (int w = windows.firstOf(unit); w < windows.firstOf(unit + 1); w++) {
        int first = next;
        while (next < ages.length && ages[next] <= windows.to(w)) {
          next++;
        }
        boolean endsAtEvent = fleet.endsAtEvent(unit) && w == windows.firstOf(unit + 1) - 1;
        gaps.add(ages, first, next, windows.from(w));
        add(ages, first, endsAtEvent ? next - 1 : next, windows.from(w), windows.to(w));
      }
    }

    private void add(double[] ages, int first, int end, double from, double to) {
      double length = to - from;
      for (int event = first; event < end; event++) {
        double time = ages[event] - from;
        atStart += time == 0 ? 1 : 0;
        late += time - length / 2;
        logs += time == 0 ? 0 : Math.log(length / time);
      }
      events += end - first;
      lateVariance += (end - first) * length * length / 12;
    }
  }
}
