package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Gathers the cells of a triangle, in any order. */
public final class TriangleBuilder {
  enum Cells {
    INCREMENTS,
    CUMULATIVES
  }

  private final Cells cells;
  private final TreeMap<Integer, TreeMap<Integer, Double>> origins = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  TriangleBuilder(Cells cells) {
    this.cells = cells;
  }

  /**
   * A cell.
   *
   * @param origin its period: consecutive whole numbers
   * @param development periods since then, from 0 on
   */
  public TriangleBuilder cell(int origin, int development, double value) {
    if (development < 0) {
      problems.add(
          "Cannot use development "
              + development
              + " of origin "
              + origin
              + ": nothing is known before its own period");
    } else if (!Double.isFinite(value)) {
      problems.add("Cannot use " + value + " of origin " + origin + ", development " + development);
    } else if (origins.computeIfAbsent(origin, o -> new TreeMap<>()).put(development, value)
        != null) {
      problems.add(
          "Cannot use origin " + origin + ", development " + development + ": stated twice");
    }
    return this;
  }

  /** A cell by the period in which it was known instead of the periods since the origin. */
  public TriangleBuilder cellKnownIn(int origin, int period, double value) {
    return cell(origin, period - origin, value);
  }

  /**
   * The triangle.
   *
   * @throws IllegalArgumentException if it has no cell, an origin or a cell before the last is
   *     missing, a younger origin reaches farther than an older one, or a number is none; it names
   *     them all
   */
  public Triangle build() {
    double[][] rows = new double[origins.size()][];
    int before = Integer.MAX_VALUE;
    int place = 0;
    for (Map.Entry<Integer, TreeMap<Integer, Double>> origin : origins.entrySet()) {
      int expected = origins.firstKey() + place;
      if (origin.getKey() != expected) {
        problems.add("Cannot use the triangle: origin " + expected + " is missing");
        break;
      }
      rows[place] = row(origin.getKey(), origin.getValue());
      if (rows[place].length > before) {
        problems.add(
            "Cannot use origin "
                + origin.getKey()
                + ": it reaches development "
                + (rows[place].length - 1)
                + ", farther than the one before it");
      }
      before = rows[place++].length;
    }
    if (origins.isEmpty() && problems.isEmpty()) {
      problems.add("Cannot use the triangle: it has no cell");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new Triangle(origins.firstKey(), rows);
  }

  private double[] row(int origin, NavigableMap<Integer, Double> stated) {
    double[] row = new double[stated.lastKey() + 1];
    double sum = 0;
    for (int development = 0; development < row.length; development++) {
      Double value = stated.get(development);
      if (value == null) {
        problems.add(
            "Cannot use origin "
                + origin
                + ": development "
                + development
                + " is missing; where nothing came say 0");
      } else {
        sum = cells == Cells.INCREMENTS ? sum + value : value;
      }
      row[development] = sum;
    }
    return row;
  }
}
