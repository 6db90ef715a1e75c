package org.mendlake.transforms.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What holds of the events of one key, once identities, amendments and cancellations are resolved.
 * It depends on the set of events alone: neither their order nor their copies matter.
 *
 * <ul>
 *   <li>Of several events with one identity the smallest (known at, content hash) wins; a copy with
 *       equal content loses quietly, any other is an {@code identity_conflict}.
 *   <li>Of several amendments of one create the latest (known at, content hash) holds.
 *   <li>A cancel is final. An amendment or cancel whose create is not known has no effect but an
 *       issue, {@code amends_unknown_event}, until the create comes.
 *   <li>Numbers that a source's count leaves out are a {@code sequence_gap}, a number that two
 *       events bear is a {@code sequence_overlap}.
 * </ul>
 */
public final class History {
  private static final Comparator<Event> BY_KNOWLEDGE =
      Comparator.<Event, Instant>comparing(event -> event.envelope().knownAt())
          .thenComparing(event -> event.envelope().contentHash());

  private static final Comparator<Issue> BY_RULE_AND_EVENT =
      Comparator.comparing(Issue::rule)
          .thenComparing(issue -> issue.source().orElse(""))
          .thenComparing(issue -> issue.eventId().orElse(""))
          .thenComparing(Issue::detail);

  private final List<Statement<Record>> statements = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  /** What an event is told apart by; the scope is its entity or its type without the version. */
  private record Identity(String scope, String source, String id) {}

  private History(List<Event> events) {
    Map<Identity, Event> creates = new HashMap<>();
    Map<Identity, Event> amendments = new HashMap<>();
    Map<Identity, Event> cancels = new HashMap<>();
    List<Event> winners = winners(events);
    for (Event event : winners) {
      switch (event.envelope().op()) {
        case CREATE -> creates.put(subject(event), event);
        case AMEND -> amendments.merge(subject(event), event, History::later);
        case CANCEL -> cancels.put(subject(event), event);
      }
    }
    for (Event event : winners) {
      if (!creates.containsKey(subject(event))) {
        issues.add(unknownCreate(event.envelope()));
      }
    }
    creates.forEach(
        (subject, create) -> {
          if (!cancels.containsKey(subject)) {
            Event holding = amendments.getOrDefault(subject, create);
            statements.add(statement(create.envelope(), holding));
          }
        });
    statements.sort(Statement.ORDER);
    issues.addAll(SequenceNumbers.issues(events));
    issues.sort(BY_RULE_AND_EVENT);
  }

  /** Resolves the events of one key, given in any order and with any copies. */
  public static History of(List<Event> events) {
    return new History(events);
  }

  /** The statements of one type of event that hold, the first stated first. */
  public <T extends Record> List<Statement<T>> statements(Class<T> type) {
    return statements.stream()
        .filter(statement -> type.isInstance(statement.payload()))
        .map(statement -> statement.as(type))
        .toList();
  }

  /** What is wrong with the events, by rule and event. */
  public List<Issue> issues() {
    return List.copyOf(issues);
  }

  private List<Event> winners(List<Event> events) {
    Map<Identity, NavigableSet<Event>> byIdentity = new HashMap<>();
    for (Event event : events) {
      Envelope envelope = event.envelope();
      Identity identity =
          new Identity(entity(envelope.type()), envelope.source(), envelope.eventId());
      byIdentity.computeIfAbsent(identity, i -> new TreeSet<>(BY_KNOWLEDGE)).add(event);
    }
    byIdentity.values().forEach(this::conflicts);
    return byIdentity.values().stream().map(NavigableSet::first).toList();
  }

  private void conflicts(NavigableSet<Event> sameIdentity) {
    Set<String> seen = new HashSet<>();
    for (Event event : sameIdentity) {
      if (seen.add(event.envelope().contentHash()) && seen.size() > 1) {
        issues.add(
            Issue.of(
                "identity_conflict",
                Severity.ERROR,
                "Other content under the id of an earlier event (content hash "
                    + event.envelope().contentHash()
                    + "); the earlier one holds",
                event.envelope()));
      }
    }
  }

  private static Issue unknownCreate(Envelope envelope) {
    return Issue.of(
        "amends_unknown_event",
        Severity.ERROR,
        "It would "
            + envelope.op().name().toLowerCase(Locale.ROOT)
            + " event "
            + envelope.amends().orElse("(none)")
            + ", which is not known; without effect until it comes",
        envelope);
  }

  private static Statement<Record> statement(Envelope create, Event holding) {
    Instant known = holding.envelope().knownAt();
    return new Statement<>(
        create.eventId(),
        create.source(),
        create.knownAt(),
        holding.payload().orElseThrow(),
        holding.envelope().occurredAt(),
        holding.envelope().zone(),
        known.isAfter(create.knownAt()) ? known : create.knownAt());
  }

  /** The create that an event is, amends or cancels. */
  private static Identity subject(Event event) {
    Envelope envelope = event.envelope();
    String id =
        envelope.op() == Op.CREATE ? envelope.eventId() : envelope.amends().orElse("(none)");
    return new Identity(withoutVersion(envelope.type()), envelope.source(), id);
  }

  private static Event later(Event one, Event other) {
    return BY_KNOWLEDGE.compare(one, other) >= 0 ? one : other;
  }

  private static String entity(String type) {
    return type.substring(0, Math.max(0, type.indexOf('.')));
  }

  private static String withoutVersion(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }
}
