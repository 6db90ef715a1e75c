package org.mendlake.schema;

import java.util.ArrayList;
import java.util.List;

/** Collects every problem of a set of declarations, so that all are reported at once. */
public final class Problems {
  private final List<String> messages = new ArrayList<>();

  /** Notes a problem of a file. */
  public void add(String file, String message) {
    messages.add(file + ": " + message);
  }

  /** Throws one error that lists every problem noted, if there is any. */
  public void throwIfAny(String what) {
    if (!messages.isEmpty()) {
      throw new DeclarationException(what, messages);
    }
  }
}
