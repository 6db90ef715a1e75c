package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mendlake.statistics.warranty.UnitsAtRisk.Group;

/** Gathers the units of a forecast. Statements come in any order; rules of use and cover first. */
public final class UnitsAtRiskBuilder {
  /** Past it one unit more is lost among the others. */
  private static final double LARGEST_COUNT = 1e15;

  private final List<Group> groups = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();

  UnitsAtRiskBuilder() {}

  /** Units that work at an age and grow older by one unit of age each period. */
  public UnitsAtRiskBuilder working(double age, double count) {
    return working(age, count, 1, Double.MAX_VALUE);
  }

  /**
   * Units that work at an age.
   *
   * @param usage by how much a unit grows older in a period, above 0
   * @param coveredTo age at which cover ends: no failure after it counts
   */
  public UnitsAtRiskBuilder working(double age, double count, double usage, double coveredTo) {
    return add(new Group(age, 0, count, usage, Math.max(age, coveredTo)));
  }

  /** New units shipped at the beginning of a period, from 1 on. */
  public UnitsAtRiskBuilder shipped(int period, double count) {
    return shipped(period, count, 1, Double.MAX_VALUE);
  }

  /** New units shipped at the beginning of a period, their use in a period and their cover. */
  public UnitsAtRiskBuilder shipped(int period, double count, double usage, double coveredTo) {
    if (period < 1) {
      problems.add("Cannot ship in period " + period + ": the first to come is 1");
      return this;
    }
    return add(new Group(0, period, count, usage, coveredTo));
  }

  private UnitsAtRiskBuilder add(Group group) {
    require("units of age", group.age(), group.age() >= 0, "0 or more");
    require(
        "a number of units of",
        group.count(),
        group.count() >= 0 && group.count() <= LARGEST_COUNT,
        "0 to 1e15");
    require("a use in a period of", group.usage(), group.usage() > 0, "above 0");
    require("an end of cover at age", group.coveredTo(), group.coveredTo() >= 0, "0 or more");
    if (group.count() > 0) {
      groups.add(group);
    }
    return this;
  }

  private void require(String what, double value, boolean isSound, String rule) {
    if (!(isSound && Double.isFinite(value))) {
      problems.add("Cannot forecast with %s %s: it is finite and %s".formatted(what, value, rule));
    }
  }

  /**
   * The units.
   *
   * @throws IllegalArgumentException if a number is none or out of range; it names them all, those
   *     of many units once
   */
  public UnitsAtRisk build() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new UnitsAtRisk(groups);
  }
}
