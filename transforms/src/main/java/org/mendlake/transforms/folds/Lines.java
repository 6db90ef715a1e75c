package org.mendlake.transforms.folds;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Resolves the lines of a document: of two with one number the first holds. */
final class Lines {
  private Lines() {}

  /**
   * The lines by number, one for each.
   *
   * @param kind what the lines are, for the issue of one that is left out
   * @param content what an issue says of one that is left out; null is a cost not told
   */
  static <T> Collection<T> numbered(
      String kind,
      List<T> lines,
      Function<T, Long> number,
      Function<T, ?> content,
      Statement<?> document,
      Issues issues) {
    TreeMap<Long, T> byNumber = new TreeMap<>();
    for (T line : lines) {
      if (byNumber.putIfAbsent(number.apply(line), line) != null) {
        issues.add(
            "duplicate_line",
            Severity.ERROR,
            kind
                + " line "
                + number.apply(line)
                + " comes twice; the first holds, the other is left out ("
                + Objects.requireNonNullElse(content.apply(line), "no cost")
                + ")",
            document);
      }
    }
    return byNumber.values();
  }
}
