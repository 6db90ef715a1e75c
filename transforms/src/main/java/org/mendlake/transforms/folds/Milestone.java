package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/**
 * A day that something reached.
 *
 * @param name what it reached, as a past participle
 * @param statement who says so
 */
record Milestone(String name, LocalDate day, Statement<?> statement) {

  /** The day of a milestone, or null for a column when it is not known. */
  static LocalDate dayOf(Optional<Milestone> milestone) {
    return milestone.map(Milestone::day).orElse(null);
  }

  /**
   * Days from one milestone to the next; empty when either is not known, and when they stand in the
   * wrong order, which is an issue.
   */
  static Optional<Integer> lag(
      Optional<Milestone> from, Optional<Milestone> to, Consumer<Issue> issues) {
    Optional<Integer> days = days(from, to);
    if (days.filter(d -> d < 0).isPresent()) {
      issues.accept(to.orElseThrow().before(from.orElseThrow()));
      return Optional.empty();
    }
    return days;
  }

  /** The same when the order is told by other lags already. */
  static Optional<Integer> lag(Optional<Milestone> from, Optional<Milestone> to) {
    return days(from, to).filter(days -> days >= 0);
  }

  private static Optional<Integer> days(Optional<Milestone> from, Optional<Milestone> to) {
    return from.flatMap(
        f -> to.map(t -> Math.toIntExact(ChronoUnit.DAYS.between(f.day(), t.day()))));
  }

  private Issue before(Milestone earlier) {
    return statement.issue(
        "milestones_inverted",
        Severity.WARNING,
        "It was "
            + name
            + " on "
            + day
            + ", before it was "
            + earlier.name()
            + " on "
            + earlier.day()
            + "; the days between are not counted");
  }
}
