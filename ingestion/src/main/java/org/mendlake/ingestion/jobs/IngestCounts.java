package org.mendlake.ingestion.jobs;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a run took in. Every record that silver saw is counted once: accepted, duplicate or
 * quarantined.
 *
 * @param received records added to bronze
 * @param accepted events added to silver, by entity
 * @param duplicates records whose event silver had already
 * @param quarantined records added to the quarantine, by rule
 */
public record IngestCounts(
    long received, Map<String, Long> accepted, long duplicates, Map<String, Long> quarantined) {
  public IngestCounts {
    accepted = new TreeMap<>(accepted);
    quarantined = new TreeMap<>(quarantined);
  }

  /** Events added to silver. */
  public long acceptedTotal() {
    return accepted.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records added to the quarantine. */
  public long quarantinedTotal() {
    return quarantined.values().stream().mapToLong(Long::longValue).sum();
  }
}
