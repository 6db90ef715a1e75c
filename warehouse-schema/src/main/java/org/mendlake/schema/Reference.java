package org.mendlake.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A reference from a table to a dimension.
 *
 * @param name role that the dimension plays, such as {@code machine}
 * @param dimension table referred to
 * @param by column that holds the natural key
 * @param at DATE column that picks the version of an SCD2 dimension
 * @param carry columns that the runner fills with attributes of the version found, by column
 */
public record Reference(
    String name, String dimension, String by, Optional<String> at, Map<String, String> carry) {
  public Reference {
    carry = Collections.unmodifiableMap(new TreeMap<>(carry));
  }

  /** Column that the runner fills with the surrogate key. */
  public String keyColumn() {
    return name + "_key";
  }
}
