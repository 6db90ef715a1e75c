package org.mendlake.ingestion.simulation.reports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.ingestion.parse.Rule;

/** What became of the records of a block. */
public final class RecordTally {
  private final Map<Fate, Map<String, Long>> counts = new EnumMap<>(Fate.class);
  private final List<Refused> refused = new ArrayList<>();

  /**
   * A record that must end in quarantine.
   *
   * @param entity the topic's entity
   * @param key Kafka key
   * @param timestamp Kafka timestamp
   * @param version the event that was spoilt
   * @param rule what it breaks
   * @param why in words
   * @param isLost whether the right record never follows
   */
  public record Refused(
      String entity,
      String key,
      long timestamp,
      Version version,
      Rule rule,
      String why,
      boolean isLost) {}

  /** Counts a record of a type. */
  void count(Fate fate, String type) {
    counts.computeIfAbsent(fate, f -> new TreeMap<>()).merge(type, 1L, Long::sum);
  }

  /** Notes a record that must end in quarantine. */
  void refused(Refused record) {
    count(Fate.REFUSED, record.version().payload().type());
    refused.add(record);
  }

  /** Adds what became of another block. */
  public void add(RecordTally other) {
    other.counts.forEach(
        (fate, types) ->
            types.forEach(
                (type, number) ->
                    counts
                        .computeIfAbsent(fate, f -> new TreeMap<>())
                        .merge(type, number, Long::sum)));
  }

  /** Records by fate and type of event. */
  public Map<Fate, Map<String, Long>> counts() {
    return counts;
  }

  /** Records of one fate. */
  public long total(Fate fate) {
    return counts.getOrDefault(fate, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The records of this block that must end in quarantine, in the order of delivery. */
  public List<Refused> refused() {
    return refused;
  }
}
