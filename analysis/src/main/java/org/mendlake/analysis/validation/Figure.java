package org.mendlake.analysis.validation;

import java.util.Optional;

/**
 * A number that an experiment measures.
 *
 * @param quantity what is measured, such as "B10, 95 %"
 * @param expected what it would be if the method were exact
 * @param band in which it must lie; none for a contrast that proves nothing
 */
record Figure(String quantity, double expected, Optional<Band> band) {

  /** A figure that must lie in a band. */
  static Figure within(String quantity, double expected, double least, double most) {
    return new Figure(quantity, expected, Optional.of(new Band(least, most)));
  }

  /** A figure that is only told. */
  static Figure contrast(String quantity, double expected) {
    return new Figure(quantity, expected, Optional.empty());
  }
}
