package org.mendlake.statistics.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rates of a season's places with one weight for each period of the history. */
record SeasonalFit(List<Double> rates, List<Double> information, double dispersion) {

  static SeasonalFit of(List<Subgroup> history, double[] weights, int season, double borrowed) {
    double[] events = new double[season];
    double[] exposure = new double[season];
    for (int i = 0; i < weights.length; i++) {
      events[i % season] += weights[i] * history.get(i).count();
      exposure[i % season] += weights[i] * history.get(i).size();
    }
    double common = Arrays.stream(events).sum() / Arrays.stream(exposure).sum();
    List<Double> rates = new ArrayList<>();
    List<Double> information = new ArrayList<>();
    for (int place = 0; place < season; place++) {
      double rate = (events[place] + borrowed) / (exposure[place] + borrowed / common);
      rates.add(rate);
      information.add(exposure[place] * rate + borrowed);
    }
    double squares = 0;
    double used = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double expected = history.get(i).size() * rates.get(i % season);
        double distance = history.get(i).count() - expected;
        squares += weights[i] * distance * distance / expected;
        used++;
      }
    }
    return new SeasonalFit(rates, information, Math.max(1, squares / Math.max(1, used - season)));
  }

  /**
   * Weights that keep past outbreaks out: 1 / s^2 where the standardised Anscombe residual s
   * exceeds 1, otherwise 1; then in proportion, so that their sum is the number of periods.
   */
  double[] weightsWithoutOutbreaks(List<Subgroup> history) {
    double[] weights = new double[history.size()];
    double sum = 0;
    double used = 0;
    for (int i = 0; i < weights.length; i++) {
      Subgroup period = history.get(i);
      if (period.exclusion().isPresent() || period.size() == 0) {
        continue;
      }
      double residual = residual(period, i % rates.size());
      weights[i] = residual > 1 ? 1 / (residual * residual) : 1;
      sum += weights[i];
      used++;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= used / sum;
    }
    return weights;
  }

  private double residual(Subgroup period, int place) {
    double expected = period.size() * rates.get(place);
    double leverage = expected / information.get(place);
    double distance =
        1.5
            * (Math.pow((double) period.count(), 2.0 / 3) * Math.pow(expected, -1.0 / 6)
                - Math.sqrt(expected));
    return distance / Math.sqrt(dispersion * Math.max(1e-9, 1 - leverage));
  }
}
