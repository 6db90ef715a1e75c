package org.mendlake.statistics.warranty;

import java.util.List;

/**
 * Units whose failures a forecast counts: those that work now, and those still to be shipped. Ages
 * are those of the life data; periods count from 1, the one that begins now.
 */
public final class UnitsAtRisk {
  private final List<Group> groups;

  UnitsAtRisk(List<Group> groups) {
    this.groups = List.copyOf(groups);
  }

  /** Units that are alike; {@code count} may be a fraction. */
  record Group(double age, int shipment, double count, double usage, double coveredTo) {
    /** Age at the end of a period, no later than cover ends. */
    double ageAfter(int period) {
      int periods = Math.max(0, period - Math.max(0, shipment - 1));
      return Math.min(age + usage * periods, coveredTo);
    }
  }

  /** Begins to gather units. */
  public static UnitsAtRiskBuilder builder() {
    return new UnitsAtRiskBuilder();
  }

  /** Number of units that work now. */
  public double working() {
    return groups.stream().filter(g -> g.shipment() == 0).mapToDouble(Group::count).sum();
  }

  /** The largest age that a unit reaches while it is counted. */
  double oldestAge(int period) {
    return groups.stream().mapToDouble(group -> group.ageAfter(period)).max().orElse(0);
  }

  List<Group> groups() {
    return groups;
  }
}
