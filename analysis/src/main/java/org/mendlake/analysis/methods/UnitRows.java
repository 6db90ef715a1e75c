package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.comparison.UnitCount;

/** Counts of units that are compared, such as dealers; rows of one unit are added up. */
final class UnitRows implements Rows {
  static final String COLUMNS =
      "Columns: x (what was counted), n (out of how many, or in how much exposure), optional group"
          + " (name of the unit; rows of one unit are added up). --group NAME is short for --column"
          + " group=NAME.";

  /** Name of the role that labels units. */
  static final String GROUP = "group";

  private static final Role COUNT = Role.required("x", Content.WHOLE, "what was counted");
  private static final Role SIZE =
      Role.required("n", Content.NOT_NEGATIVE, "out of how many, or in how much exposure");
  private static final Role WHOLE_SIZE = Role.required("n", Content.WHOLE, "out of how many");
  private static final Role UNIT =
      Role.optional(GROUP, Content.TEXT, "name of the unit; without it each row is one");

  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final boolean areSharesWanted;

  private UnitRows(boolean areSharesWanted) {
    this.areSharesWanted = areSharesWanted;
  }

  /**
   * A unit.
   *
   * @param x what was counted
   * @param n out of how many, or in how much exposure
   */
  record Unit(String name, long x, double n) {
    private Unit plus(Unit other) {
      return new Unit(name, x + other.x, n + other.n);
    }
  }

  /** Takes counts that are part of their sizes. */
  static UnitRows ofShares() {
    return new UnitRows(true);
  }

  /** Takes counts in exposures of any size. */
  static UnitRows ofRates() {
    return new UnitRows(false);
  }

  static Columns shares() {
    return Columns.of(COUNT, WHOLE_SIZE, UNIT);
  }

  static Columns rates() {
    return Columns.of(COUNT, SIZE, UNIT);
  }

  @Override
  public void add(Row row) {
    OptionalDouble x = row.number(COUNT);
    OptionalDouble n = row.number(areSharesWanted ? WHOLE_SIZE : SIZE);
    String name = row.has(UNIT) ? row.text(UNIT) : String.valueOf(units.size() + 1);
    if (row.isSound() && areSharesWanted && x.getAsDouble() > n.getAsDouble()) {
      row.refuse(COUNT, "at most n, which is %.0f".formatted(n.getAsDouble()));
    }
    if (row.isSound()) {
      units.merge(name, new Unit(name, (long) x.getAsDouble(), n.getAsDouble()), Unit::plus);
    }
  }

  /** The units as counts in exposures. */
  List<UnitCount> counts() {
    return units.values().stream()
        .map(unit -> new UnitCount(unit.name(), unit.x(), unit.n()))
        .toList();
  }

  List<Unit> units() {
    return new ArrayList<>(units.values());
  }
}
