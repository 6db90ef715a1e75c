package org.mendlake.analysis.validation;

/**
 * What was measured.
 *
 * @param error standard error of the simulation; 0 where the value was computed
 * @param replicates that gave a value
 */
record Finding(Figure figure, double value, double error, long replicates) {

  /** Whether the figure has left its band by more than so many standard errors of simulation. */
  boolean isOutside(double errors) {
    return figure.band().filter(band -> !band.holds(value, errors * error)).isPresent();
  }
}
