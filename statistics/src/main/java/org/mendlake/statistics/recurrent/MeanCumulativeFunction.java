package org.mendlake.statistics.recurrent;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Mean cumulative number or cost of events per unit of a fleet of repairable units: at each age
 * with events, {@code M(t) = sum over t_k <= t of (sum of values at t_k) / n(t_k)}, where n counts
 * the units under observation, one whose observation ends at t_k included. It assumes no process;
 * only that what happens to a unit does not decide when we look at it (Nelson 2003; Meeker and
 * Escobar 1998, ch. 16).
 */
public final class MeanCumulativeFunction {
  /** Events and units up to which the unbiased variance of units that enter late is computed. */
  private static final int MOST_PAIRED = 5_000;

  /** Units below which the normal quantile is known to be too small, by simulation. */
  private static final int FEW_UNITS = 10;

  private final Fleet fleet;
  private final Measure measure;
  private final VarianceEstimator estimator;
  private final double[] ages;
  private final int[] atRisk;
  private final int[] events;
  private final double[] values;
  private final double[] variances;

  private MeanCumulativeFunction(
      Fleet fleet, Measure measure, VarianceEstimator estimator, int size) {
    this.fleet = fleet;
    this.measure = measure;
    this.estimator = estimator;
    ages = new double[size];
    atRisk = new int[size];
    events = new int[size];
    values = new double[size];
    variances = new double[size];
  }

  /**
   * The function of a fleet. Its time grows with the number of events, not of units times events.
   *
   * @return a refusal without units, without any stated cost where cost is asked for, and for
   *     Nelson's variance where units enter late and there are more than 5,000 events or units
   */
  public static Outcome<MeanCumulativeFunction> of(
      Fleet fleet, Measure measure, VarianceEstimator estimator) {
    if (fleet.units().isEmpty()) {
      return Outcome.refused(Reason.NO_DATA, "The fleet has no unit");
    }
    int uncosted = fleet.eventCount() - fleet.costedEventCount();
    if (measure == Measure.COST && fleet.eventCount() > 0 && fleet.costedEventCount() == 0) {
      return Outcome.refused(
          Reason.NO_DATA, "None of the " + fleet.eventCount() + " events states a cost");
    }
    boolean paired =
        estimator == VarianceEstimator.NELSON
            && fleet.eventCount() > 0
            && !RiskSweep.onlyLeave(fleet.windows(), fleet.ages()[0]);
    if (paired && Math.max(fleet.eventCount(), fleet.units().size()) > MOST_PAIRED) {
      return Outcome.refused(
          Reason.TOO_LARGE,
          "Nelson's variance of units that enter late goes through pairs of ages, for at most "
              + MOST_PAIRED
              + " events and units, not "
              + fleet.eventCount()
              + " and "
              + fleet.units().size()
              + "; take the Lawless-Nadeau variance");
    }
    List<Caution> cautions = new ArrayList<>();
    if (fleet.eventCount() == 0) {
      cautions.add(
          new Caution(
              Reason.NO_FAILURES,
              "No event in " + fleet.exposure() + " of observation: the function stays at 0"));
    }
    if (fleet.eventCount() > 0 && fleet.units().size() < FEW_UNITS) {
      cautions.add(
          new Caution(
              Reason.TOO_FEW_AT_RISK,
              fleet.units().size() == 1
                  ? "One unit shows no spread between units: there are no limits"
                  : "With "
                      + fleet.units().size()
                      + " units limits are too narrow: those said to hold 95 % of the time do so in"
                      + " 80 to 90 %"));
    }
    if (measure == Measure.COST && uncosted > 0) {
      cautions.add(
          new Caution(
              Reason.NO_DATA,
              uncosted + " of " + fleet.eventCount() + " events state no cost and add nothing"));
    }
    MeanCumulativeFunction function =
        new MeanCumulativeFunction(fleet, measure, estimator, distinct(fleet.ages()));
    function.fill(sum(estimator, paired, fleet.units().size()));
    return Outcome.of(function, cautions);
  }

  private static VarianceSum sum(VarianceEstimator estimator, boolean paired, int units) {
    if (estimator == VarianceEstimator.LAWLESS_NADEAU) {
      return new LawlessNadeauSum(units);
    }
    return paired ? new PairedNelsonSum(units) : new NelsonSum(units);
  }

  private static int distinct(double[] sorted) {
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  private void fill(VarianceSum variance) {
    RiskSweep sweep = new RiskSweep(fleet.windows());
    double[] eventAges = fleet.ages();
    int[] units = new int[fleet.units().size()];
    double[] sums = new double[fleet.units().size()];
    int[] places = new int[fleet.units().size()];
    Arrays.fill(places, -1);
    double value = 0;
    int event = 0;
    for (int step = 0; step < ages.length; step++) {
      double age = eventAges[event];
      int first = event;
      int count = 0;
      double sum = 0;
      for (; event < eventAges.length && eventAges[event] == age; event++) {
        int unit = fleet.unitOf(event);
        if (places[unit] < 0) {
          places[unit] = count;
          units[count] = unit;
          sums[count++] = 0;
        }
        sums[places[unit]] += fleet.value(event, measure);
        sum += fleet.value(event, measure);
      }
      for (int i = 0; i < count; i++) {
        places[units[i]] = -1;
      }
      int exposed = sweep.advance(age, variance);
      variance.step(exposed, count, units, sums);
      value += sum / exposed;
      ages[step] = age;
      atRisk[step] = exposed;
      events[step] = event - first;
      values[step] = value;
      variances[step] = variance.value();
    }
  }

  /** The fleet it describes. */
  public Fleet fleet() {
    return fleet;
  }

  /** Whether it counts events or sums their costs. */
  public Measure measure() {
    return measure;
  }

  /** Its name and that of its variance, for beside a number. */
  public String method() {
    return "Mean cumulative function (Nelson), " + estimator.title();
  }

  /** One point for each age with events, in order of age. */
  public List<MeanCumulativePoint> points() {
    return new Points();
  }

  /**
   * The function at any age from 0 to the last age under observation.
   *
   * @return a refusal at an age at which no unit was observed any more
   */
  public Outcome<MeanCumulativePoint> at(double age) {
    int exposed = fleet.windows().atRisk(age);
    if (exposed == 0) {
      return Outcome.refused(
          Reason.TOO_FEW_AT_RISK,
          "No unit is under observation at age "
              + age
              + "; the last one is until "
              + fleet.lastAge());
    }
    int found = Arrays.binarySearch(ages, age);
    if (found >= 0) {
      return Outcome.of(point(found));
    }
    int before = -found - 2;
    MeanCumulativePoint last = before < 0 ? start() : point(before);
    return Outcome.of(
        new MeanCumulativePoint(age, exposed, 0, last.value(), last.variance(), estimator));
  }

  /** The function before any event. */
  MeanCumulativePoint start() {
    return new MeanCumulativePoint(0, fleet.windows().atRisk(0), 0, 0, Optional.of(0.0), estimator);
  }

  private MeanCumulativePoint point(int step) {
    return new MeanCumulativePoint(
        ages[step], atRisk[step], events[step], values[step], variance(step), estimator);
  }

  private Optional<Double> variance(int step) {
    return Double.isNaN(variances[step]) ? Optional.empty() : Optional.of(variances[step]);
  }

  /** Points made when asked for: a million of them would not be worth keeping. */
  private final class Points extends AbstractList<MeanCumulativePoint> implements RandomAccess {
    @Override
    public MeanCumulativePoint get(int step) {
      return point(step);
    }

    @Override
    public int size() {
      return ages.length;
    }
  }
}
