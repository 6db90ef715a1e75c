package org.mendlake.transforms.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the numbers of each source against its count: one that is left out is an event still to
 * come, one that two events bear is a source that lost count.
 */
final class SequenceNumbers {
  private static final Comparator<Envelope> ORDER =
      Comparator.comparing(Envelope::knownAt).thenComparing(Envelope::contentHash);

  /** The event that bears each number, by source; of several the one known first. */
  private final Map<String, TreeMap<Long, Envelope>> bySource = new HashMap<>();

  private SequenceNumbers(List<Event> events) {
    for (Event event : events) {
      Envelope envelope = event.envelope();
      if (envelope.sequence().isPresent()) {
        bySource
            .computeIfAbsent(envelope.source(), source -> new TreeMap<>())
            .merge(envelope.sequence().getAsLong(), envelope, SequenceNumbers::earlier);
      }
    }
  }

  /**
   * One issue for each run of missing numbers, laid to the event that follows it, and one for each
   * event under a number that another event bears.
   */
  static List<Issue> issues(List<Event> events) {
    SequenceNumbers numbers = new SequenceNumbers(events);
    List<Issue> issues = new ArrayList<>();
    numbers.bySource.values().forEach(counted -> gaps(counted, issues));
    numbers.overlaps(events, issues);
    return issues;
  }

  private static Envelope earlier(Envelope one, Envelope other) {
    return ORDER.compare(one, other) <= 0 ? one : other;
  }

  private static void gaps(Map<Long, Envelope> counted, List<Issue> issues) {
    long expected = 1;
    for (Map.Entry<Long, Envelope> next : counted.entrySet()) {
      long number = next.getKey();
      if (number > expected) {
        issues.add(
            Issue.of(
                "sequence_gap",
                Severity.WARNING,
                number == expected + 1
                    ? "Event number " + expected + " of this source is missing"
                    : "Events number "
                        + expected
                        + " to "
                        + (number - 1)
                        + " of this source are missing",
                next.getValue()));
      }
      expected = number + 1;
    }
  }

  /** An event under a number, apart from its copies. */
  private record Numbered(String source, long number, String eventId) {}

  private void overlaps(List<Event> events, List<Issue> issues) {
    Map<Numbered, Envelope> others = new HashMap<>();
    for (Event event : events) {
      Envelope envelope = event.envelope();
      if (envelope.sequence().isPresent()
          && !holder(envelope).eventId().equals(envelope.eventId())) {
        others.merge(
            new Numbered(envelope.source(), envelope.sequence().getAsLong(), envelope.eventId()),
            envelope,
            SequenceNumbers::earlier);
      }
    }
    others.forEach((numbered, envelope) -> issues.add(overlap(numbered.number(), envelope)));
  }

  private Envelope holder(Envelope envelope) {
    return bySource.get(envelope.source()).get(envelope.sequence().getAsLong());
  }

  private Issue overlap(long number, Envelope envelope) {
    return Issue.of(
        "sequence_overlap",
        Severity.WARNING,
        "Event number "
            + number
            + " of this source is event "
            + holder(envelope).eventId()
            + " already; both count",
        envelope);
  }
}
