package org.mendlake.ingestion.jobs;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of every record of one topic-partition.
 *
 * @param topicId UUID: a topic made anew has another
 * @param next offset that the broker gives next; behind the last of bronze when the topic is gone
 * @param bronze records in bronze
 * @param pending records that the broker has and bronze does not have yet
 * @param waiting records in bronze that silver has not looked at yet
 * @param accepted records whose event is in silver
 * @param duplicates records whose event silver had already
 * @param quarantined records in quarantine
 * @param lost records without a disposition
 * @param doubled records with more than one disposition, or more than once in bronze
 * @param holes ranges of offsets that bronze misses, such as {@code 5-7}
 */
public record PartitionBalance(
    String topic,
    String topicId,
    int partition,
    long next,
    long bronze,
    long pending,
    long waiting,
    long accepted,
    long duplicates,
    long quarantined,
    long lost,
    long doubled,
    List<String> holes) {
  public PartitionBalance {
    holes = List.copyOf(holes);
  }

  /** Every offset accounted for; what is still on its way is no fault. */
  public boolean isBalanced() {
    return faults().isEmpty();
  }

  /** What does not add up, in words. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!holes.isEmpty()) {
      faults.add("bronze misses offsets " + String.join(", ", holes));
    }
    if (lost > 0) {
      faults.add(lost + " records are in neither silver nor quarantine");
    }
    if (doubled > 0) {
      faults.add(doubled + " records are accounted for more than once");
    }
    if (bronze != waiting + accepted + duplicates + quarantined + lost && doubled == 0) {
      faults.add("the dispositions do not add up to the records in bronze");
    }
    return faults;
  }

  /** One line for a person. */
  public String line() {
    String text =
        String.format(
            "%s/%d: %d in bronze = %d accepted + %d duplicate + %d quarantined",
            topic, partition, bronze, accepted, duplicates, quarantined);
    text += waiting > 0 ? " + " + waiting + " waiting for silver" : "";
    text += pending > 0 ? "; " + pending + " more at the broker" : "";
    return faults().isEmpty() ? text : text + "; NOT BALANCED: " + String.join("; ", faults());
  }
}
