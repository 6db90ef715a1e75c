package org.mendlake.schema;

import java.util.List;

/** The declarations contradict themselves; the message lists every problem with its file. */
public final class DeclarationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> problems;

  DeclarationException(String what, List<String> problems) {
    super(
        "Cannot load "
            + what
            + ": "
            + problems.size()
            + (problems.size() == 1 ? " problem\n  " : " problems\n  ")
            + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One message a problem, each beginning with the file. */
  public List<String> problems() {
    return problems;
  }
}
