package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.warranty.UnitsAtRisk.Group;

/** Takes groups of units together that are nearly alike, so that a thousand forecasts are quick. */
final class GroupBins {
  private static final int MANY = 1_000;
  private static final double SMALLEST_STEP = .01;

  private GroupBins() {}

  private record Bin(long age, long usage, long cover, int shipment) {}

  /** Sums of one bin. */
  private static final class Sums {
    private double count;
    private double age;
    private double usage;
    private double cover;

    void add(Group group, double cover) {
      this.count += group.count();
      this.age += group.count() * group.age();
      this.usage += group.count() * group.usage();
      this.cover += group.count() * cover;
    }

    Group mean(int shipment) {
      return new Group(age / count, shipment, count, usage / count, cover / count);
    }
  }

  /** At most a thousand groups; those of one bin differ by a percent, or as much as it takes. */
  static List<Group> of(List<Group> groups, int horizon) {
    List<Group> binned = groups;
    for (double step = SMALLEST_STEP; binned.size() > MANY; step *= 2) {
      binned = binned(groups, horizon, step);
    }
    return binned;
  }

  private static List<Group> binned(List<Group> groups, int horizon, double step) {
    Map<Bin, Sums> bins = new LinkedHashMap<>();
    for (Group group : groups) {
      // Cover past the horizon is all one.
      double cover = group.ageAfter(horizon);
      Bin bin =
          new Bin(
              place(group.age(), step),
              place(group.usage(), step),
              place(cover, step),
              group.shipment());
      bins.computeIfAbsent(bin, b -> new Sums()).add(group, cover);
    }
    List<Group> binned = new ArrayList<>();
    bins.forEach((bin, sums) -> binned.add(sums.mean(bin.shipment())));
    return binned;
  }

  private static long place(double value, double step) {
    return value > 0 ? Math.round(Math.log(value) / step) : Long.MIN_VALUE;
  }
}
