package org.mendlake.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mean cumulative number or cost of events per unit of a fleet of repairable units: at each age
 * with events, M grows by the sum of their values over the units under observation then. A unit
 * whose observation ends at that age still counts (Nelson 2003; Meeker and Escobar 1998, ch. 16).
 *
 * <p>Limits are not computed yet.
 */
public final class MeanCumulativeFunction {
  private MeanCumulativeFunction() {}

  /**
   * A unit's history.
   *
   * @param entry age at which observation begins, exclusive for events
   * @param end age at which it ends, inclusive
   */
  public record Unit(double entry, double end, List<Occurrence> occurrences) {
    public Unit {
      occurrences = List.copyOf(occurrences);
      if (!(entry <= end)) {
        throw new IllegalArgumentException(
            "Cannot observe a unit from " + entry + " to " + end + ": the end precedes the entry");
      }
      for (Occurrence occurrence : occurrences) {
        if (!(occurrence.age() >= entry && occurrence.age() <= end)) {
          throw new IllegalArgumentException(
              "Cannot use an event at age "
                  + occurrence.age()
                  + ": the unit is observed from "
                  + entry
                  + " to "
                  + end);
        }
      }
    }
  }

  /** An event of a unit; value 1 counts it, its cost sums costs. */
  public record Occurrence(double age, double value) {}

  /**
   * All events of a fleet at one age.
   *
   * @param sum sum of their values
   * @param atRisk units under observation at that age
   */
  public record Step(double age, double sum, long atRisk) {}

  /** Value of the function from an age on. */
  public record Point(double age, long atRisk, double value) {}

  /** The function of a fleet, one point for each age with events. */
  public static List<Point> of(List<Unit> units) {
    Map<Double, Double> sums = new TreeMap<>();
    for (Unit unit : units) {
      for (Occurrence occurrence : unit.occurrences()) {
        sums.merge(occurrence.age(), occurrence.value(), Double::sum);
      }
    }
    List<Step> steps = new ArrayList<>();
    sums.forEach((age, sum) -> steps.add(new Step(age, sum, atRisk(units, age))));
    return ofSteps(steps);
  }

  private static long atRisk(List<Unit> units, double age) {
    return units.stream().filter(unit -> unit.entry() <= age && age <= unit.end()).count();
  }

  /**
   * The function from a fleet's totals.
   *
   * @param steps in order of age
   * @throws IllegalArgumentException if ages do not increase or events happen where no unit is
   *     observed
   */
  public static List<Point> ofSteps(List<Step> steps) {
    List<Point> points = new ArrayList<>();
    double value = 0;
    double before = Double.NEGATIVE_INFINITY;
    for (Step step : steps) {
      if (!(step.age() > before)) {
        throw new IllegalArgumentException(
            "Cannot order the steps: age " + step.age() + " follows " + before);
      }
      if (step.atRisk() <= 0) {
        throw new IllegalArgumentException(
            "Cannot average the events at age " + step.age() + ": no unit is observed there");
      }
      value += step.sum() / step.atRisk();
      before = step.age();
      points.add(new Point(step.age(), step.atRisk(), value));
    }
    return points;
  }
}
