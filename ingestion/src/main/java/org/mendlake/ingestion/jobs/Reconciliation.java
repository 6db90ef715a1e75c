package org.mendlake.ingestion.jobs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The proof, or its failure, that nothing was dropped: every record of every topic-partition has
 * exactly one disposition.
 */
public record Reconciliation(List<PartitionBalance> partitions) {
  public Reconciliation {
    partitions = List.copyOf(partitions);
  }

  /** Whether every offset is accounted for. */
  public boolean isBalanced() {
    return partitions.stream().allMatch(PartitionBalance::isBalanced);
  }

  /** One line for each partition, and the sum. */
  public String text() {
    long bronze = partitions.stream().mapToLong(PartitionBalance::bronze).sum();
    long faulty = partitions.stream().filter(each -> !each.isBalanced()).count();
    return partitions.stream().map(PartitionBalance::line).collect(Collectors.joining("\n"))
        + (partitions.isEmpty() ? "" : "\n")
        + bronze
        + " records in "
        + partitions.size()
        + (partitions.size() == 1 ? " partition: " : " partitions: ")
        + (faulty == 0 ? "every offset is accounted for" : faulty + " NOT BALANCED");
  }
}
