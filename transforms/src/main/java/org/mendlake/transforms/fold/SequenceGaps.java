package org.mendlake.transforms.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the numbers that the count of a source leaves out: events that are still to come. */
final class SequenceGaps {
  private static final Comparator<Envelope> ORDER =
      Comparator.comparing(Envelope::knownAt).thenComparing(Envelope::contentHash);

  private SequenceGaps() {}

  /** One issue for each run of missing numbers, laid to the event that follows it. */
  static List<Issue> in(List<Event> events) {
    Map<String, Map<Long, Envelope>> bySource = new HashMap<>();
    for (Event event : events) {
      Envelope envelope = event.envelope();
      if (envelope.sequence().isPresent()) {
        bySource
            .computeIfAbsent(envelope.source(), source -> new TreeMap<>())
            .merge(
                envelope.sequence().getAsLong(),
                envelope,
                (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
      }
    }
    List<Issue> issues = new ArrayList<>();
    bySource.values().forEach(counted -> collect(counted, issues));
    return issues;
  }

  private static void collect(Map<Long, Envelope> counted, List<Issue> issues) {
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
}
