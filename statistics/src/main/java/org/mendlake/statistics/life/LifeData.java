package org.mendlake.statistics.life;

import java.util.List;

/**
 * Ages of units at failure, as far as they are known. Each row says that {@code weight} units,
 * observed from the age {@code entry} on, failed at an age in {@code (lower, upper]}:
 *
 * <ul>
 *   <li>exact: lower equals upper;
 *   <li>right-censored, still working: upper is infinite;
 *   <li>left-censored: lower is 0, or the entry age where that is later;
 *   <li>interval-censored: anything between.
 * </ul>
 *
 * <p>Built by {@link #builder()}, which lets no nonsense in and merges rows that are equal, so that
 * a weight of w is the same data as w copies.
 */
public final class LifeData {
  /** The mode of a failure whose mode nobody stated. */
  public static final String UNKNOWN_MODE = "(unknown)";

  private final double[] lower;
  private final double[] upper;
  private final double[] entry;
  private final double[] weight;
  private final int[] mode;
  private final List<String> modes;
  private final double units;
  private final double failures;
  private final double oldestAge;

  /** Rows of checked columns; {@code mode} holds positions in {@code modes}, -1 for the working. */
  LifeData(
      double[] lower,
      double[] upper,
      double[] entry,
      double[] weight,
      int[] mode,
      List<String> modes) {
    this.lower = lower;
    this.upper = upper;
    this.entry = entry;
    this.weight = weight;
    this.mode = mode;
    this.modes = List.copyOf(modes);
    double all = 0;
    double failed = 0;
    double oldest = 0;
    for (int row = 0; row < lower.length; row++) {
      all += weight[row];
      failed += isFailure(row) ? weight[row] : 0;
      oldest = Math.max(oldest, isFailure(row) ? upper[row] : lower[row]);
    }
    this.units = all;
    this.failures = failed;
    this.oldestAge = oldest;
  }

  /** A builder without rows. */
  public static LifeDataBuilder builder() {
    return new LifeDataBuilder();
  }

  /** Number of different rows. */
  public int rows() {
    return lower.length;
  }

  /** Age up to which the units of a row surely worked. */
  public double lower(int row) {
    return lower[row];
  }

  /** Age by which the units of a row had surely failed, infinite for those still working. */
  public double upper(int row) {
    return upper[row];
  }

  /** Age from which on the units of a row are observed, 0 from new. */
  public double entry(int row) {
    return entry[row];
  }

  /** Number of units of a row, above 0, not necessarily whole. */
  public double weight(int row) {
    return weight[row];
  }

  /** Whether the units of a row failed. */
  public boolean isFailure(int row) {
    return upper[row] < Double.POSITIVE_INFINITY;
  }

  /** Whether the age at failure of a row is known exactly. */
  public boolean isExact(int row) {
    return lower[row] == upper[row];
  }

  /**
   * Failure mode of a row that failed.
   *
   * @throws IllegalArgumentException if it is still working
   */
  public String mode(int row) {
    if (mode[row] < 0) {
      throw new IllegalArgumentException("Cannot name a mode of row " + row + ": still working");
    }
    return modes.get(mode[row]);
  }

  /** The modes of all failures, by name, {@link #UNKNOWN_MODE} last. */
  public List<String> modes() {
    return modes;
  }

  /** Number of units, the sum of the weights. */
  public double units() {
    return units;
  }

  /** Number of units that failed, whether or not the age is known exactly. */
  public double failures() {
    return failures;
  }

  /** The largest age at which a unit was seen, working or failed. */
  public double oldestAge() {
    return oldestAge;
  }

  /** Whether any failure is known only to lie between two ages. */
  public boolean hasIntervals() {
    for (int row = 0; row < lower.length; row++) {
      if (isFailure(row) && !isExact(row)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any unit was observed only from an age above 0 on. */
  public boolean hasDelayedEntry() {
    for (double age : entry) {
      if (age > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same units seen from one mode: a failure by another mode ends the observation. Where the
   * age of such a failure is known only to an interval, the observation ends at the interval's
   * lower age, up to which the unit surely had not failed by the mode either.
   *
   * @throws IllegalArgumentException if no failure has that mode
   */
  public LifeData onlyMode(String name) {
    int wanted = modes.indexOf(name);
    if (wanted < 0) {
      throw new IllegalArgumentException("Cannot find the mode " + name + ": there are " + modes);
    }
    LifeDataBuilder others = builder();
    for (int row = 0; row < rows(); row++) {
      if (mode[row] == wanted) {
        others.add(lower[row], upper[row]).mode(name);
      } else {
        others.working(lower[row]);
      }
      others.times(weight[row]).enteredAt(entry[row]);
    }
    return others.build();
  }
}
