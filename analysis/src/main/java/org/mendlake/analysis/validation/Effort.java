package org.mendlake.analysis.validation;

/** How much to repeat. */
enum Effort {
  /** What the document is made from. */
  FULL(1, 0),
  /** A first look in about a minute; figures may leave their band by simulation error. */
  QUICK(40, 4);

  private static final int FEWEST = 100;

  private final int divisor;
  private final double errorsAllowed;

  Effort(int divisor, double errorsAllowed) {
    this.divisor = divisor;
    this.errorsAllowed = errorsAllowed;
  }

  int replicates(int full) {
    return Math.max(Math.min(full, FEWEST), full / divisor);
  }

  /** Standard errors of simulation by which a figure may leave its band. */
  double errorsAllowed() {
    return errorsAllowed;
  }
}
