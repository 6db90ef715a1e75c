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
 * @param readmitted records of the quarantine that changed contracts accept, by the rule they broke
 */
public record IngestCounts(
    long received,
    Map<String, Long> accepted,
    long duplicates,
    Map<String, Long> quarantined,
    Map<String, Long> readmitted) {
  public IngestCounts {
    accepted = new TreeMap<>(accepted);
    quarantined = new TreeMap<>(quarantined);
    readmitted = new TreeMap<>(readmitted);
  }

  /** The same with the records that came to bronze. */
  IngestCounts withReceived(long records) {
    return new IngestCounts(records, accepted, duplicates, quarantined, readmitted);
  }

  /** Events added to silver. */
  public long acceptedTotal() {
    return total(accepted);
  }

  /** Records added to the quarantine. */
  public long quarantinedTotal() {
    return total(quarantined);
  }

  /** Records of the quarantine that were let in. */
  public long readmittedTotal() {
    return total(readmitted);
  }

  private static long total(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }
}
