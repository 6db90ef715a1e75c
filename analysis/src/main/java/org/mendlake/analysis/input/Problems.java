package org.mendlake.analysis.input;

import java.util.ArrayList;
import java.util.List;

/** The problems of an input: the first ones in words, the others counted. */
final class Problems {
  private static final int TOLD = 20;

  private final List<String> told = new ArrayList<>();
  private long count;

  void add(String problem) {
    count++;
    if (told.size() < TOLD) {
      told.add(problem);
    }
  }

  long count() {
    return count;
  }

  /**
   * Goes on only where there is none.
   *
   * @param headline said before them
   */
  void stopIfAny(String headline) {
    if (count == 0) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(headline);
    told.forEach(problem -> lines.add("  " + problem));
    if (count > told.size()) {
      lines.add("  and %d more.".formatted(count - told.size()));
    }
    throw new InputException(lines);
  }
}
