package org.mendlake.transforms.folds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/**
 * Statements that hold from a day on, laid end to end: the mechanics of a dimension that keeps its
 * past (SCD2).
 *
 * <ul>
 *   <li>Of two statements for one day the later stated wins; the other is {@code redefined}.
 *   <li>Neighbours that say the same are one version.
 *   <li>The first version begins at {@link #BEGINNING}: nothing is older than what is known.
 *   <li>Versions are half-open; the last one is open.
 * </ul>
 *
 * @param versions without gap or overlap, in order; empty when nothing was stated
 * @param issues one for each statement that another one replaced
 */
record Timeline<T extends Record>(List<Version<T>> versions, List<Issue> issues) {
  /** First day of every first version. */
  static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  /**
   * A period in which one statement holds.
   *
   * @param knownAt when the last event that shaped it became known: the next version's ends it
   */
  record Version<T extends Record>(
      LocalDate validFrom, Optional<LocalDate> validTo, T payload, Instant knownAt) {}

  /**
   * Lays statements end to end.
   *
   * @param statements in the order in which they were stated
   * @param validFrom first day on which a statement holds
   * @param content what makes two neighbours equal
   */
  static <T extends Record> Timeline<T> of(
      List<Statement<T>> statements, Function<T, LocalDate> validFrom, Function<T, ?> content) {
    TreeMap<LocalDate, Statement<T>> byDay = new TreeMap<>();
    List<Issue> issues = new ArrayList<>();
    for (Statement<T> statement : statements) {
      LocalDate day = validFrom.apply(statement.payload());
      Statement<T> before = byDay.put(day, statement);
      if (before != null && !equal(before, statement, content)) {
        issues.add(
            before.issue(
                "redefined",
                Severity.WARNING,
                "Another definition for "
                    + day
                    + " was stated later (event "
                    + statement.eventId()
                    + "); the later one holds"));
      }
    }
    List<Map.Entry<LocalDate, Statement<T>>> changes = new ArrayList<>();
    for (Map.Entry<LocalDate, Statement<T>> entry : byDay.entrySet()) {
      if (changes.isEmpty()
          || !equal(changes.get(changes.size() - 1).getValue(), entry.getValue(), content)) {
        changes.add(entry);
      }
    }
    return new Timeline<>(versions(changes), issues);
  }

  private static <T extends Record> boolean equal(
      Statement<T> one, Statement<T> other, Function<T, ?> content) {
    return content.apply(one.payload()).equals(content.apply(other.payload()));
  }

  private static <T extends Record> List<Version<T>> versions(
      List<Map.Entry<LocalDate, Statement<T>>> changes) {
    List<Version<T>> versions = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Statement<T> statement = changes.get(i).getValue();
      Instant known = statement.knownAt();
      Optional<LocalDate> end = Optional.empty();
      if (i + 1 < changes.size()) {
        Map.Entry<LocalDate, Statement<T>> next = changes.get(i + 1);
        end = Optional.of(next.getKey());
        known = later(known, next.getValue().knownAt());
      }
      LocalDate from = i == 0 ? BEGINNING : changes.get(i).getKey();
      versions.add(new Version<>(from, end, statement.payload(), known));
    }
    return List.copyOf(versions);
  }

  /** The later of two instants. */
  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The earlier of two instants. */
  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
