package org.mendlake.statistics.life;

/** A point that a climb reached, with the expansion of the log-likelihood there. */
record Peak(double intercept, double slope, Expansion expansion) {

  double value() {
    return expansion.value;
  }

  /** Whether it is a maximum in the open: stationary, curved downwards, away from the edges. */
  boolean isSummit() {
    double determinant = expansion.aa * expansion.bb - expansion.ab * expansion.ab;
    double gain = NewtonStep.towardsPeak(expansion, slope).gain(expansion);
    return slope > Ascent.SMALLEST_SLOPE
        && slope < Ascent.LARGEST_SLOPE
        && expansion.aa < 0
        && determinant > 0
        && gain < 1e-6 * (1 + 1e-3 * Math.abs(value()));
  }
}
