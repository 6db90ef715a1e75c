package org.mendlake.analysis.validation;

/** Where a figure must lie, both ends included. */
record Band(double least, double most) {
  Band {
    if (!(least <= most)) {
      throw new IllegalArgumentException("Cannot use a band from " + least + " to " + most);
    }
  }

  /** Whether a value lies inside, or no farther outside than an error. */
  boolean holds(double value, double error) {
    return value >= least - error && value <= most + error;
  }
}
