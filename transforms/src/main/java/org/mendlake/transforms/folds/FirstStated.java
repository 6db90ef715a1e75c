package org.mendlake.transforms.folds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Resolves what was reported twice: the report stated first holds, each other one is an issue. */
final class FirstStated {
  private FirstStated() {}

  /**
   * The report that holds of what can happen once.
   *
   * @param reports in the order in which they were stated
   */
  static <T extends Record> Optional<Statement<T>> of(
      List<Statement<T>> reports, Consumer<Issue> issues) {
    return ofEach(reports, report -> "once", issues).stream().findFirst();
  }

  /**
   * The reports that hold of what can happen many times.
   *
   * @param reports in the order in which they were stated
   * @param thing what two reports of one thing have in common
   */
  static <T extends Record> List<Statement<T>> ofEach(
      List<Statement<T>> reports, Function<Statement<T>, ?> thing, Consumer<Issue> issues) {
    if (reports.size() < 2) {
      return reports;
    }
    List<Statement<T>> holding = new ArrayList<>();
    Map<Object, Statement<T>> byThing = new HashMap<>();
    for (Statement<T> report : reports) {
      Statement<T> first = byThing.putIfAbsent(thing.apply(report), report);
      if (first == null) {
        holding.add(report);
      } else {
        issues.accept(reportedTwice(first, report));
      }
    }
    return holding;
  }

  private static Issue reportedTwice(Statement<?> first, Statement<?> other) {
    return other.issue(
        "reported_twice",
        Severity.WARNING,
        "Event "
            + first.eventId()
            + " of "
            + first.source()
            + " reported it before and holds; this report is left out");
  }
}
