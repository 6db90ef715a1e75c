package org.mendlake.analysis.input;

/**
 * A column that a method reads: what it means, under the name that it has in a file unless another
 * is given.
 *
 * @param name such as {@code age}
 * @param meaning for the help and for messages
 * @param isRequired whether the column must be there; a required column that {@link #mayBeEmpty}
 *     may still hold empty values
 */
public record Role(
    String name, Content content, String meaning, boolean isRequired, boolean mayBeEmpty) {

  /** A column with a value in each row. */
  public static Role required(String name, Content content, String meaning) {
    return new Role(name, content, meaning, true, false);
  }

  /** A column that must be there, whose empty values mean something. */
  public static Role requiredMaybeEmpty(String name, Content content, String meaning) {
    return new Role(name, content, meaning, true, true);
  }

  /** A column that may be missing; where it is there, it has a value in each row. */
  public static Role optional(String name, Content content, String meaning) {
    return new Role(name, content, meaning, false, false);
  }

  /** A column that may be missing or empty. */
  public static Role optionalMaybeEmpty(String name, Content content, String meaning) {
    return new Role(name, content, meaning, false, true);
  }
}
