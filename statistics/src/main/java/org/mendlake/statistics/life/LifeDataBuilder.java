package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.statistics.InvalidDataException;
import org.mendlake.statistics.InvalidDataException.Problem;

/**
 * Takes life data row by row: first what was observed, then what more is known of that row.
 *
 * <pre>{@code
 * LifeData data = LifeData.builder()
 *     .failed(216).mode("seal")
 *     .failedBetween(6, 12).times(3)
 *     .working(500).times(10).enteredAt(24)
 *     .build();
 * }</pre>
 */
public final class LifeDataBuilder {
  private static final int WORKING = -1;
  private static final int NO_MODE = -2;

  private double[] lower = new double[16];
  private double[] upper = new double[16];
  private double[] entry = new double[16];
  private double[] weight = new double[16];
  private int[] mode = new int[16];
  private final Map<String, Integer> modeCodes = new HashMap<>();
  private final List<String> modeNames = new ArrayList<>();
  private final List<Problem> unreadable = new ArrayList<>();
  private OptionalDouble ageUnit = OptionalDouble.empty();
  private int size;

  LifeDataBuilder() {}

  /**
   * Ages are whole multiples of this unit, cut off: a failure at age 0 was in {@code [0, unit)}.
   * Without a unit a failure at age 0 is an error.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public LifeDataBuilder ageUnit(double unit) {
    if (!(unit > 0 && unit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Cannot use an age unit of " + unit + ": not above 0");
    }
    ageUnit = OptionalDouble.of(unit);
    return this;
  }

  /** A unit that failed at an age. */
  public LifeDataBuilder failed(double age) {
    return add(age, age);
  }

  /** A unit that still worked when last seen, at an age: right-censored. */
  public LifeDataBuilder working(double age) {
    return add(age, Double.POSITIVE_INFINITY);
  }

  /** A unit found failed at an age, nobody knows since when: left-censored. */
  public LifeDataBuilder failedBy(double age) {
    return add(0, age);
  }

  /** A unit that worked at one age and had failed by another: interval-censored. */
  public LifeDataBuilder failedBetween(double worked, double found) {
    return add(worked, found);
  }

  /** A unit at an age by its status: 1 failed, 0 still working. */
  public LifeDataBuilder observed(double age, int status) {
    if (status != 0 && status != 1) {
      unreadable.add(
          new Problem(
              size + 1, "Cannot use status " + status + ": it is 1 (failed) or 0 (still working)"));
    }
    return status == 0 ? working(age) : failed(age);
  }

  /**
   * A unit by the two ages between which it failed. No lower age is left-censored, no upper age is
   * right-censored, equal ages are exact.
   */
  public LifeDataBuilder observed(OptionalDouble worked, OptionalDouble found) {
    if (worked.isEmpty() && found.isEmpty()) {
      unreadable.add(
          new Problem(size + 1, "Cannot use a row without ages: lower, upper or both are needed"));
      return working(0);
    }
    return add(worked.orElse(0), found.orElse(Double.POSITIVE_INFINITY));
  }

  /** The row just added stands for this many units; none leaves it out. */
  public LifeDataBuilder times(double units) {
    weight[current()] = units;
    return this;
  }

  /** The units of the row just added were observed from this age on: left-truncated. */
  public LifeDataBuilder enteredAt(double age) {
    entry[current()] = age;
    return this;
  }

  /** The row just added failed by this mode; blank says that nobody knows the mode. */
  public LifeDataBuilder mode(String name) {
    String known = name.isBlank() ? LifeData.UNKNOWN_MODE : name;
    Integer code = modeCodes.get(known);
    if (code == null) {
      code = modeNames.size();
      modeCodes.put(known, code);
      modeNames.add(known);
    }
    mode[current()] = code;
    return this;
  }

  /** Adds all rows of other data. */
  public LifeDataBuilder addAll(LifeData other) {
    for (int row = 0; row < other.rows(); row++) {
      add(other.lower(row), other.upper(row));
      times(other.weight(row)).enteredAt(other.entry(row));
      if (other.isFailure(row)) {
        mode(other.mode(row));
      }
    }
    return this;
  }

  /** Number of rows added so far. */
  public int size() {
    return size;
  }

  /**
   * The data, with equal rows merged and rows of weight 0 left out.
   *
   * @throws InvalidDataException with every bad row, if there is one
   */
  public LifeData build() {
    List<Problem> problems = new ArrayList<>(unreadable);
    for (int row = 0; row < size; row++) {
      check(row, problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidDataException("life data", problems);
    }
    RowMerge merge = new RowMerge(size);
    int unknown = unknownMode();
    for (int row = 0; row < size; row++) {
      if (weight[row] > 0) {
        boolean isWorking = upper[row] == Double.POSITIVE_INFINITY;
        int code = isWorking ? WORKING : mode[row] == NO_MODE ? unknown : mode[row];
        double worked = Math.max(lower[row], entry[row]);
        double found = upper[row];
        if (found == 0) {
          found = ageUnit.orElseThrow();
        }
        merge.add(worked, found, entry[row], weight[row], code);
      }
    }
    return merge.toLifeData(modeNames);
  }

  /** Code of the unknown mode, which a failure without a mode gets. */
  private int unknownMode() {
    return modeCodes.computeIfAbsent(
        LifeData.UNKNOWN_MODE,
        name -> {
          modeNames.add(name);
          return modeNames.size() - 1;
        });
  }

  private void check(int row, List<Problem> problems) {
    LifeRowRule rule =
        new LifeRowRule(
            lower[row], upper[row], entry[row], weight[row], ageUnit, mode[row] != NO_MODE);
    for (String message : rule.broken()) {
      problems.add(new Problem(row + 1, message));
    }
  }

  LifeDataBuilder add(double worked, double found) {
    if (size == lower.length) {
      int capacity = size * 2;
      lower = Arrays.copyOf(lower, capacity);
      upper = Arrays.copyOf(upper, capacity);
      entry = Arrays.copyOf(entry, capacity);
      weight = Arrays.copyOf(weight, capacity);
      mode = Arrays.copyOf(mode, capacity);
    }
    lower[size] = worked;
    upper[size] = found;
    entry[size] = 0;
    weight[size] = 1;
    mode[size] = NO_MODE;
    size++;
    return this;
  }

  private int current() {
    if (size == 0) {
      throw new IllegalStateException("Cannot say more of a row: none was added yet");
    }
    return size - 1;
  }
}
