package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/**
 * Attributes that statements of several kinds set from a day on, laid end to end. A statement sets
 * the attributes that it tells; the others continue.
 *
 * <ul>
 *   <li>Of two values for one attribute and day the later stated wins; the other statement is
 *       {@code redefined}.
 *   <li>A day that changes nothing begins no version.
 *   <li>The first version begins at {@link Timeline#BEGINNING}; versions are half-open, the last
 *       one is open.
 * </ul>
 *
 * @param versions without gap or overlap, in order; empty when nothing was told
 * @param issues one for each statement of which a value was replaced
 */
record AttributeTimeline(List<Version> versions, List<Issue> issues) {
  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::from).thenComparing(Change::statement, Statement.ORDER);

  /**
   * What a statement tells.
   *
   * @param from first day on which it holds
   * @param told value by attribute, without nulls
   */
  record Change(LocalDate from, Map<String, Object> told, Statement<?> statement) {}

  /**
   * A period in which the values held.
   *
   * @param values by attribute; what nobody told is absent
   * @param knownAt when the last event that shaped it became known: the next version's ends it
   */
  record Version(
      LocalDate validFrom,
      Optional<LocalDate> validTo,
      Map<String, Object> values,
      Instant knownAt) {}

  /** A value with when it became known. */
  private record Held(Object value, Statement<?> by) {}

  /** Lays changes, in any order, end to end. */
  static AttributeTimeline of(List<Change> changes) {
    List<Change> ordered = new ArrayList<>(changes);
    ordered.sort(ORDER);
    List<Issue> issues = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    Map<String, Held> held = new HashMap<>();
    LocalDate from = Timeline.BEGINNING;
    int next = 0;
    while (next < ordered.size()) {
      LocalDate day = ordered.get(next).from();
      Map<String, Held> told = new HashMap<>();
      Set<Statement<?>> replaced = new HashSet<>();
      for (; next < ordered.size() && ordered.get(next).from().equals(day); next++) {
        tell(ordered.get(next), told, replaced, issues);
      }
      told.entrySet().removeIf(entry -> isHeld(entry.getValue(), held.get(entry.getKey())));
      if (told.isEmpty()) {
        continue;
      }
      if (!held.isEmpty()) {
        versions.add(version(from, Optional.of(day), held, known(told)));
        from = day;
      }
      held.putAll(told);
    }
    if (!held.isEmpty()) {
      versions.add(version(from, Optional.empty(), held, Instant.MIN));
    }
    return new AttributeTimeline(List.copyOf(versions), List.copyOf(issues));
  }

  private static void tell(
      Change change, Map<String, Held> told, Set<Statement<?>> replaced, List<Issue> issues) {
    for (Map.Entry<String, Object> entry : change.told().entrySet()) {
      Held before = told.put(entry.getKey(), new Held(entry.getValue(), change.statement()));
      boolean isReplaced = before != null && !before.value().equals(entry.getValue());
      if (isReplaced && replaced.add(before.by())) {
        issues.add(redefined(before.by(), change));
      }
    }
  }

  private static Issue redefined(Statement<?> replaced, Change change) {
    return replaced.issue(
        "redefined",
        Severity.WARNING,
        "Another definition for "
            + change.from()
            + " was stated later (event "
            + change.statement().eventId()
            + "); the later one holds");
  }

  private static boolean isHeld(Held told, Held held) {
    return held != null && held.value().equals(told.value());
  }

  private static Version version(
      LocalDate from, Optional<LocalDate> to, Map<String, Held> held, Instant ended) {
    Map<String, Object> values = new HashMap<>();
    held.forEach((attribute, value) -> values.put(attribute, value.value()));
    return new Version(from, to, Map.copyOf(values), later(known(held), ended));
  }

  private static Instant known(Map<String, Held> held) {
    Instant known = Instant.MIN;
    for (Held value : held.values()) {
      known = later(known, value.by().knownAt());
    }
    return known;
  }
}
