package org.mendlake.statistics.life;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Collects rows and adds up the weights of equal ones, by an open hash over primitive columns. */
final class RowMerge {
  private static final int EMPTY = -1;

  private final double[] lower;
  private final double[] upper;
  private final double[] entry;
  private final double[] weight;
  private final int[] mode;
  private final int[] slots;
  private int size;

  RowMerge(int capacity) {
    lower = new double[capacity];
    upper = new double[capacity];
    entry = new double[capacity];
    weight = new double[capacity];
    mode = new int[capacity];
    slots = new int[Integer.highestOneBit(Math.max(2, capacity)) * 4];
    Arrays.fill(slots, EMPTY);
  }

  void add(double worked, double found, double entered, double units, int code) {
    int slot = hash(worked, found, entered, code) & (slots.length - 1);
    while (slots[slot] != EMPTY) {
      int row = slots[slot];
      if (lower[row] == worked
          && upper[row] == found
          && entry[row] == entered
          && mode[row] == code) {
        weight[row] += units;
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size;
    lower[size] = worked;
    upper[size] = found;
    entry[size] = entered;
    weight[size] = units;
    mode[size] = code;
    size++;
  }

  private static int hash(double worked, double found, double entered, int code) {
    long mixed = Double.doubleToLongBits(worked) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ Double.doubleToLongBits(found)) * 0xC2B2AE3D27D4EB4FL;
    mixed = (mixed ^ Double.doubleToLongBits(entered)) * 0x165667B19E3779F9L + code;
    return (int) (mixed ^ (mixed >>> 29) ^ (mixed >>> 45));
  }

  /** The merged rows, with the modes that occur in order of their names, the unknown one last. */
  LifeData toLifeData(List<String> names) {
    boolean[] used = new boolean[names.size()];
    for (int row = 0; row < size; row++) {
      if (mode[row] >= 0) {
        used[mode[row]] = true;
      }
    }
    List<Integer> order =
        IntStream.range(0, names.size())
            .filter(code -> used[code])
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(
                        code -> names.get(code).equals(LifeData.UNKNOWN_MODE))
                    .thenComparing(names::get))
            .toList();
    int[] position = new int[names.size()];
    for (int at = 0; at < order.size(); at++) {
      position[order.get(at)] = at;
    }
    for (int row = 0; row < size; row++) {
      mode[row] = mode[row] < 0 ? mode[row] : position[mode[row]];
    }
    return new LifeData(
        Arrays.copyOf(lower, size),
        Arrays.copyOf(upper, size),
        Arrays.copyOf(entry, size),
        Arrays.copyOf(weight, size),
        Arrays.copyOf(mode, size),
        order.stream().map(names::get).toList());
  }
}
