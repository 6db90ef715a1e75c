package org.mendlake.lake;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.mendlake.schema.Table;

/**
 * Writes files of one declared table inside a task; {@link AppendOnce#commit} adds them to the
 * table. So one pass over a batch fills many tables, where Spark's writer takes a job, a plan and a
 * pass for each. Files of a task that failed are named by no commit, and vacuum removes them.
 */
public final class TableFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Many tables are open at once: their buffers have to fit side by side. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  /**
   * A column with so many distinct values in a file gains little from a dictionary, and each of its
   * values is looked up in one until it is full: with Parquet's 1 MiB that was a twelfth of a
   * build.
   */
  private static final int DICTIONARY_BYTES = 64 << 10;

  private final String folder;
  private final String below;
  private final StructType shape;
  private final int[] required;
  private final ArrayList<FileStatistics.Column> statistics;
  private final OutputWriterFactory factory;

  /** Settings of all tables of the lake, which a task reads once, and those of this table. */
  private final SerializableConfiguration shared;

  private final HashMap<String, String> own = new HashMap<>();
  private transient TaskAttemptContext context;

  private TableFiles(
      String folder,
      String below,
      StructType shape,
      List<FileStatistics.Column> statistics,
      OutputWriterFactory factory,
      SerializableConfiguration shared,
      Configuration settings) {
    this.folder = folder;
    this.below = below;
    this.shape = shape;
    this.required =
        java.util.stream.IntStream.range(0, shape.length())
            .filter(i -> !shape.fields()[i].nullable())
            .toArray();
    this.statistics = new ArrayList<>(statistics);
    this.factory = factory;
    this.shared = shared;
    for (Map.Entry<String, String> setting : settings) {
      if (!setting.getValue().equals(shared.value().getRaw(setting.getKey()))) {
        own.put(setting.getKey(), setting.getValue());
      }
    }
  }

  /** Prepares files of a table that is there. */
  public static TableFiles of(Lake lake, Table table) {
    return of(lake, table, "", TableStore.declared(table), table.statistics());
  }

  /** Prepares files of a table's change feed, of rows as {@link Change} makes them. */
  public static TableFiles ofChanges(Lake lake, Table table) {
    return of(
        lake,
        table,
        "_change_data/",
        TableStore.declared(table).add(Change.COLUMN, DataTypes.StringType),
        List.of());
  }

  /** Whether what changes in a table is written beside it. */
  public static boolean hasChangeFeed(Table table) {
    return "true".equals(TableDdl.properties(table).get("delta.enableChangeDataFeed"));
  }

  private static TableFiles of(
      Lake lake, Table table, String below, StructType shape, List<String> statistics) {
    try {
      Job job = Job.getInstance(lake.hadoop().value());
      job.getConfiguration().setLong("parquet.block.size", ROW_GROUP_BYTES);
      job.getConfiguration().setInt("parquet.dictionary.page.size", DICTIONARY_BYTES);
      OutputWriterFactory factory =
          new ParquetFileFormat()
              .prepareWrite(
                  (org.apache.spark.sql.classic.SparkSession) lake.spark(),
                  job,
                  scala.collection.immutable.Map$.MODULE$.empty(),
                  shape);
      return new TableFiles(
          lake.path(table.layer().folder(), table.name()),
          below,
          shape,
          FileStatistics.columns(statistics, shape),
          factory,
          lake.hadoop(),
          job.getConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare files of " + table.qualifiedName(), e);
    }
  }

  /** A whole file of rows that are at hand. */
  public WrittenFile write(List<InternalRow> rows) {
    FileDraft draft = begin();
    try {
      rows.forEach(draft::write);
      return draft.close();
    } catch (RuntimeException | Error failure) {
      draft.abandon(failure);
      throw failure;
    }
  }

  /** Begins a file; rows hold the declared columns in their order. */
  public FileDraft begin() {
    TaskAttemptContext context = context();
    String name = below + "part-" + java.util.UUID.randomUUID() + factory.getFileExtension(context);
    Path path = new Path(folder, name);
    return new FileDraft(
        name,
        path,
        factory.newInstance(path.toString(), shape, context),
        shape,
        required,
        new FileStatistics(statistics),
        context.getConfiguration());
  }

  /** One for all files of a task: to make one copies all settings. */
  private synchronized TaskAttemptContext context() {
    if (context == null) {
      JobConf settings = new JobConf(shared.value());
      own.forEach(settings::set);
      context =
          new TaskAttemptContextImpl(
              settings, new TaskAttemptID("mendlake", 0, TaskType.MAP, 0, 0));
    }
    return context;
  }
}
