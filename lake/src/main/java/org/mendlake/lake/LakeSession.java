package org.mendlake.lake;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a process, with Delta and the settings that were measured. */
public final class LakeSession {
  private LakeSession() {}

  /**
   * A session in UTC with ANSI SQL and Delta. There is one in a JVM: a second call returns the
   * first one's, with the run-time settings of the second.
   */
  public static SparkSession open(LakeSettings settings) {
    SparkSession.Builder builder = SparkSession.builder().appName("mendlake");
    if (!settings.master().isEmpty()) {
      builder.master(settings.master());
    }
    if (settings.isLocal()) {
      // Nothing listens beyond this machine.
      builder
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1");
    }
    defaults(settings).forEach(builder::config);
    settings.spark().forEach(builder::config);
    return builder.getOrCreate();
  }

  private static Map<String, String> defaults(LakeSettings settings) {
    String partitions = String.valueOf(settings.shufflePartitions());
    return Map.ofEntries(
        Map.entry("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension"),
        Map.entry(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
        Map.entry("spark.sql.session.timeZone", "UTC"),
        Map.entry("spark.sql.ansi.enabled", "true"),
        // Rows hold LocalDate and Instant, not their predecessors with a time zone of their own.
        Map.entry("spark.sql.datetime.java8API.enabled", "true"),
        Map.entry("spark.sql.shuffle.partitions", partitions),
        // A build has hundreds of generated classes; each one forgotten is compiled again.
        Map.entry("spark.sql.codegen.cache.maxEntries", "2000"),
        // Nor are they compiled again for each further session, or for each number of a stage.
        Map.entry("spark.sql.artifact.isolation.enabled", "false"),
        Map.entry("spark.sql.codegen.useIdInClassName", "false"),
        // What is kept is read once or twice: to pack it costs more than the room is worth.
        Map.entry("spark.sql.inMemoryColumnarStorage.compressed", "false"),
        Map.entry("spark.hadoop.fs.file.impl", DirectLocalFileSystem.class.getName()),
        Map.entry("spark.hadoop.fs.AbstractFileSystem.file.impl", DirectLocalFs.class.getName()),
        Map.entry("spark.delta.logStore.file.impl", DirectLogStore.class.getName()),
        // What a partition's last poll brought, read or not, would stay in memory for minutes.
        Map.entry("spark.kafka.consumer.fetchedData.cache.timeout", "1s"),
        Map.entry("spark.kafka.consumer.fetchedData.cache.evictorThreadRunInterval", "1s"),
        Map.entry("spark.ui.enabled", "false"),
        Map.entry("spark.ui.showConsoleProgress", "false"),
        // Days before 1900 are written as they are, never refused.
        Map.entry("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED"),
        Map.entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
        // Whether a version can be read is decided by Maintenance, not by its age.
        Map.entry(
            "spark.databricks.delta.vacuum.enforceTimeTravelWithinDeletedFileRetentionDuration",
            "false"),
        // With 50, a checkpoint of a small table took seconds.
        Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
        // Each commit would list every file of the table by a job, for its checksum.
        Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
        Map.entry("spark.databricks.delta.properties.defaults.checkpointInterval", "100"));
  }
}
