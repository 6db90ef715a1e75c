package org.mendlake.analysis.input;

import java.util.List;

/**
 * What is wrong with an input: every problem at once, up to a bound, for the person who gave it.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line for each problem. */
  public InputException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }

  /** A single problem. */
  public InputException(String problem) {
    this(List.of(problem));
  }
}
