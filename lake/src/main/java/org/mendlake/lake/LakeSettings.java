package org.mendlake.lake;

import java.util.Map;

/**
 * How the Spark session runs.
 *
 * @param master Spark master, such as {@code local[*]}; empty when {@code spark-submit} sets it
 * @param shufflePartitions tasks of a shuffle: the number of cores, as streaming queries do not
 *     adapt it
 * @param spark further Spark settings; they win over the defaults of {@link LakeSession}
 */
public record LakeSettings(String master, int shufflePartitions, Map<String, String> spark) {
  public LakeSettings {
    if (shufflePartitions < 1) {
      throw new IllegalArgumentException(
          "Cannot shuffle into " + shufflePartitions + " partitions: expected at least 1");
    }
    spark = Map.copyOf(spark);
  }

  /** Every core of this machine, in this JVM. */
  public static LakeSettings local() {
    return new LakeSettings("local[*]", Runtime.getRuntime().availableProcessors(), Map.of());
  }

  boolean isLocal() {
    return master.startsWith("local");
  }
}
