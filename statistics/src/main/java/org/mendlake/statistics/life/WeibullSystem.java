package org.mendlake.statistics.life;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A unit that fails by the first of several independent modes, each Weibull: R(t) = Π R_j(t)
 * (Meeker and Escobar 1998, chapter 15).
 *
 * @param modes the distribution of each mode, as if it were the only one
 */
public record WeibullSystem(Map<String, Weibull> modes) {
  /** The logarithms of the cumulative hazard between which something is left to integrate. */
  private static final double DEPTH = 40;

  private static final double CERTAIN = 7;
  private static final int PANELS = 4000;

  public WeibullSystem {
    modes = Collections.unmodifiableMap(new LinkedHashMap<>(modes));
  }

  /** Probability to survive an age. */
  public double survival(double age) {
    double log = 0;
    for (Weibull mode : modes.values()) {
      log += mode.logSurvival(age);
    }
    return Math.exp(log);
  }

  /**
   * Probability to fail by a mode up to an age, before any other mode strikes. Over all modes they
   * add up to 1 - R(t). With h = H_j(u) it is ∫ R dh, by Simpson's rule over ln h.
   *
   * @throws IllegalArgumentException if there is no such mode
   */
  public double incidence(String mode, double age) {
    Weibull own = modes.get(mode);
    if (own == null) {
      throw new IllegalArgumentException(
          "Cannot find the mode " + mode + ": there are " + modes.keySet());
    }
    if (age <= 0) {
      return 0;
    }
    double logEnd = Math.min(CERTAIN, own.shape() * Math.log(age / own.scale()));
    double step = DEPTH / PANELS;
    double sum = 0;
    for (int at = 0; at <= PANELS; at++) {
      double logHazard = logEnd - DEPTH + at * step;
      double factor = at == 0 || at == PANELS ? 1 : at % 2 == 1 ? 4 : 2;
      sum +=
          factor * Math.exp(logHazard) * survival(own.scale() * Math.exp(logHazard / own.shape()));
    }
    return sum * step / 3;
  }
}
