package org.mendlake.statistics.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ranks under uncertainty: each draw gives every unit a value from its own distribution, the draw
 * is ranked, and a unit's interval holds the middle of its ranks (Goldstein and Spiegelhalter
 * 1996).
 *
 * @param confidence share of the draws that an interval holds
 * @param draws number of draws
 * @param seed start of the random numbers; the same seed gives the same intervals
 */
public record RankDraws(double confidence, int draws, long seed) {
  private static final int MOST_DRAWS = 1_000_000;

  public RankDraws {
    if (!(confidence > 0 && confidence < 1) || draws < 1 || draws > MOST_DRAWS) {
      throw new IllegalArgumentException(
          "Cannot draw ranks %d times for confidence %s: 1 to %d times, and between 0 and 1"
              .formatted(draws, confidence, MOST_DRAWS));
    }
  }

  /** 95 % intervals from 4,000 draws. */
  public static RankDraws standard(long seed) {
    return new RankDraws(0.95, 4000, seed);
  }

  /** Values of all units in one draw. */
  @FunctionalInterface
  public interface Draw {
    double[] next();
  }

  /**
   * Intervals of the units.
   *
   * @param ranks the rank of each unit by its estimate, which its interval always holds
   */
  public RankInterval[] intervals(int[] ranks, Draw draw) {
    int units = ranks.length;
    int[][] tally = new int[units][units + 1];
    for (int i = 0; i < draws; i++) {
      double[] values = draw.next();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int unit = 0; unit < units; unit++) {
        tally[unit][1 + above(sorted, values[unit])]++;
      }
    }
    double tail = (1 - confidence) / 2;
    return IntStream.range(0, units)
        .mapToObj(
            unit ->
                new RankInterval(
                    Math.min(ranks[unit], quantile(tally[unit], tail)),
                    Math.max(ranks[unit], quantile(tally[unit], 1 - tail)),
                    confidence))
        .toArray(RankInterval[]::new);
  }

  /** Ranks from 1, the largest first; equal values keep their order. */
  public static int[] ranked(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
    int[] ranks = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i + 1;
    }
    return ranks;
  }

  /** How many of the values, in rising order, are larger. */
  private static int above(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  private int quantile(int[] tally, double probability) {
    long seen = 0;
    for (int rank = 1; rank < tally.length; rank++) {
      seen += tally[rank];
      if (seen >= probability * draws) {
        return rank;
      }
    }
    return tally.length - 1;
  }
}
