package org.mendlake.ingestion.jobs;

import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the records of a silver job's batches. */
final class Tally {
  private final Map<String, Long> accepted = new TreeMap<>();
  private final Map<String, Long> quarantined = new TreeMap<>();
  private final Map<String, Long> readmitted = new TreeMap<>();
  private long duplicates;

  synchronized void accepted(String entity, long rows) {
    accepted.merge(entity, rows, Long::sum);
  }

  synchronized void duplicates(long rows) {
    duplicates += rows;
  }

  synchronized void quarantined(String rule, long rows) {
    quarantined.merge(rule, rows, Long::sum);
  }

  synchronized void readmitted(Map<String, Long> rowsByRule) {
    rowsByRule.forEach((rule, rows) -> readmitted.merge(rule, rows, Long::sum));
  }

  synchronized IngestCounts with(long received) {
    return new IngestCounts(received, accepted, duplicates, quarantined, readmitted);
  }
}
