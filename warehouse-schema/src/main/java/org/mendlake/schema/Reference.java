package org.mendlake.schema;

import java.util.Optional;

/**
 * A reference from a table to a dimension.
 *
 * @param name role that the dimension plays, such as {@code machine}
 * @param dimension table referred to
 * @param by column that holds the natural key
 * @param at DATE column that picks the version of an SCD2 dimension
 */
public record Reference(String name, String dimension, String by, Optional<String> at) {
  /** Column that the runner fills with the surrogate key. */
  public String keyColumn() {
    return name + "_key";
  }
}
