package org.mendlake.lake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;

/** The tables of one warehouse: Delta tables below a root, each at {@code layer/name}. */
public final class Lake {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "delta.checkpointInterval",
          "100",
          // By age alone it would cut what a step has not consumed: Maintenance cuts.
          "delta.enableExpiredLogCleanup",
          "false");

  private final SparkSession spark;
  private final String root;
  private final Set<String> looked = ConcurrentHashMap.newKeySet();
  private final Map<String, DeltaLog> logs = new ConcurrentHashMap<>();
  private SerializableConfiguration hadoop;

  /**
   * A warehouse.
   *
   * @param root path or URI of the folder that holds the layers
   */
  public Lake(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  public SparkSession spark() {
    return spark;
  }

  /** Hadoop's settings, made once: there are a thousand. Nobody changes them. */
  synchronized SerializableConfiguration hadoop() {
    if (hadoop == null) {
      hadoop = new SerializableConfiguration(spark.sessionState().newHadoopConf());
    }
    return hadoop;
  }

  /** Where the warehouse lies. */
  public String root() {
    return root;
  }

  /** Where a table lies. */
  public String path(String layer, String name) {
    return root + "/" + layer + "/" + name;
  }

  /** The table as a name in Spark SQL. */
  public String sqlName(String layer, String name) {
    return "delta.`" + path(layer, name) + "`";
  }

  /**
   * Creates a table unless it is there.
   *
   * @param columns its columns in Spark's DDL
   * @param properties table properties besides those every table has
   */
  public void create(String layer, String name, String columns, Map<String, String> properties) {
    define("CREATE TABLE IF NOT EXISTS ", layer, name, columns, properties);
  }

  /** Creates a table in the place of one of the same name, whose rows are gone from then on. */
  public void replace(String layer, String name, String columns, Map<String, String> properties) {
    define("CREATE OR REPLACE TABLE ", layer, name, columns, properties);
  }

  /** Adds columns, each in Spark's DDL with its place. */
  void addColumns(String layer, String name, List<String> columns) {
    spark.sql(
        "ALTER TABLE "
            + sqlName(layer, name)
            + " ADD COLUMNS ("
            + String.join(", ", columns)
            + ")");
  }

  private void define(
      String statement, String layer, String name, String columns, Map<String, String> properties) {
    Map<String, String> all = new TreeMap<>(PROPERTIES);
    all.putAll(properties);
    String listed =
        all.entrySet().stream()
            .map(entry -> literal(entry.getKey()) + " = " + literal(entry.getValue()))
            .collect(Collectors.joining(", "));
    spark.sql(
        statement
            + sqlName(layer, name)
            + " ("
            + columns
            + ") USING DELTA TBLPROPERTIES ("
            + listed
            + ")");
  }

  /** Whether the table has been created. */
  public boolean exists(String layer, String name) {
    return log(layer, name).tableExists();
  }

  /** Latest version of a table. */
  public long version(String layer, String name) {
    return latest(layer, name).version();
  }

  /** Oldest version of a table that can be read, with all that changed after it. */
  public long firstVersion(String layer, String name) {
    return TableHistory.firstVersion(log(layer, name));
  }

  /** Whether rows or columns changed after one version up to another; read from the log alone. */
  public boolean hasChanged(String layer, String name, long after, long upTo) {
    return TableHistory.hasChanged(log(layer, name), after, upTo);
  }

  /** The columns of a table as they stand; read from its log, without a query. */
  StructType schema(String layer, String name) {
    return latest(layer, name).schema();
  }

  boolean hasDeletionVectors(String layer, String name) {
    return hasDeletionVectors(latest(layer, name));
  }

  /** Whether rows of a table can be marked as deleted; only then Delta tells their places. */
  static boolean hasDeletionVectors(Snapshot snapshot) {
    return "true"
        .equals(
            snapshot
                .metadata()
                .configuration()
                .getOrElse("delta.enableDeletionVectors", () -> "false"));
  }

  private Snapshot latest(String layer, String name) {
    DeltaLog log = log(layer, name);
    Snapshot latest = log.update(false, Option.empty(), Option.empty());
    if (!log.tableExists()) {
      throw new IllegalStateException(
          "Cannot find table " + layer + "." + name + " at " + path(layer, name));
    }
    if (looked.add(path(layer, name))) {
      TableHistory.requireWhole(log, latest.version());
    }
    return latest;
  }

  /** The rows of a table as they stand. */
  public Dataset<Row> read(String layer, String name) {
    return FileRows.of(spark, log(layer, name), latest(layer, name))
        .orElseGet(() -> spark.read().format("delta").load(path(layer, name)));
  }

  /** The rows of a table at a version. */
  public Dataset<Row> read(String layer, String name, long version) {
    return FileRows.of(spark, log(layer, name), at(layer, name, version))
        .orElseGet(
            () ->
                spark
                    .read()
                    .format("delta")
                    .option("versionAsOf", version)
                    .load(path(layer, name)));
  }

  /**
   * The rows, as a version has their columns, that later versions up to it added, took away or
   * replaced (old and new).
   */
  Dataset<Row> changes(String layer, String name, long after, long upTo) {
    return FileRows.changed(spark, log(layer, name), at(layer, name, upTo), after + 1)
        .orElseGet(
            () ->
                spark
                    .read()
                    .format("delta")
                    .option("readChangeFeed", "true")
                    .option("startingVersion", after + 1)
                    .option("endingVersion", upTo)
                    .load(path(layer, name)));
  }

  Snapshot at(String layer, String name, long version) {
    Snapshot known = log(layer, name).unsafeVolatileSnapshot();
    if (known.version() == version && looked.contains(path(layer, name))) {
      return known;
    }
    Snapshot latest = latest(layer, name);
    return latest.version() == version
        ? latest
        : log(layer, name).getSnapshotAt(version, Option.empty(), Option.empty(), false);
  }

  /** Found once: to ask Delta for it takes longer than to read a small file. */
  DeltaLog log(String layer, String name) {
    return logs.computeIfAbsent(path(layer, name), path -> DeltaLog.forTable(spark, path));
  }

  private static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
