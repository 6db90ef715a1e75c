package org.mendlake.analysis.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a program made of a set.
 *
 * @param seconds of one run, in time of the processor
 * @param values estimates by name
 * @param failure why there are none
 */
record Measured(
    String program, double seconds, Map<String, Double> values, Optional<String> failure) {
  Measured {
    values = new LinkedHashMap<>(values);
  }
}
