package org.mendlake.statistics.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.demand.DemandForecast.Total;

/**
 * Intervals of future demand by drawing possible futures: in each period a demand comes with the
 * probability that makes the mean that of the forecast, and its size is one of the sizes seen. The
 * methods themselves have no interval. Where the mean would need a demand more often than in every
 * period, the sizes are scaled up instead.
 *
 * @param periods of the horizon
 * @param confidence of the interval, both sides together
 * @param draws futures drawn
 * @param seed start of the random numbers; the same seed gives the same intervals
 */
public record DemandBootstrap(int periods, double confidence, int draws, long seed) {
  /** Periods of all futures together, which are kept at once. */
  private static final long MOST_PERIODS = 20_000_000;

  public DemandBootstrap {
    if (periods < 1 || draws < 1 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "Cannot draw %d futures of %d periods for confidence %s: at least one, and between 0 and 1"
              .formatted(draws, periods, confidence));
    }
    if ((long) draws * periods > MOST_PERIODS) {
      throw new IllegalArgumentException(
          "Cannot draw %d futures of %d periods: at most %d periods in all; draw fewer or look less far"
              .formatted(draws, periods, MOST_PERIODS));
    }
  }

  List<Total> totals(DemandHistory history, double mean) {
    double[] sizes = history.sizes();
    double probability = Math.min(1, mean / history.meanSize());
    double scale = mean / (probability * history.meanSize());
    double[][] totals = new double[periods][draws];
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < draws; draw++) {
      double total = 0;
      for (int period = 0; period < periods; period++) {
        if (random.nextDouble() < probability) {
          total += scale * sizes[random.nextInt(sizes.length)];
        }
        totals[period][draw] = total;
      }
    }
    List<Total> horizon = new ArrayList<>();
    for (int period = 0; period < periods; period++) {
      Arrays.sort(totals[period]);
      horizon.add(total(period + 1, mean, totals[period]));
    }
    return horizon;
  }

  private Total total(int count, double mean, double[] sorted) {
    double tail = (1 - confidence) / 2;
    double expected = mean * count;
    return new Total(
        count,
        expected,
        Interval.of(
            confidence,
            Math.min(expected, quantile(sorted, tail)),
            Math.max(expected, quantile(sorted, 1 - tail)),
            "bootstrap of demand sizes, %d draws".formatted(draws)));
  }

  /** The smallest draw that at least this share of the draws does not exceed. */
  static double quantile(double[] sorted, double probability) {
    int place = (int) Math.ceil(probability * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, place))];
  }
}
