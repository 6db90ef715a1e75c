package org.mendlake.lake;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
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

  private final String folder;
  private final String below;
  private final StructType shape;
  private final int[] required;
  private final ArrayList<FileStatistics.Column> statistics;
  private final OutputWriterFactory factory;
  private final SerializableConfiguration configuration;

  /** For all files: to make one copies a thousand settings. */
  private transient TaskAttemptContext context;

  private TableFiles(
      String folder,
      String below,
      StructType shape,
      List<FileStatistics.Column> statistics,
      OutputWriterFactory factory,
      Configuration configuration) {
    this.folder = folder;
    this.below = below;
    this.shape = shape;
    this.required =
        java.util.stream.IntStream.range(0, shape.length())
            .filter(i -> !shape.fields()[i].nullable())
            .toArray();
    this.statistics = new ArrayList<>(statistics);
    this.factory = factory;
    this.configuration = new SerializableConfiguration(configuration);
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
      Job job = Job.getInstance(lake.spark().sessionState().newHadoopConf());
      job.getConfiguration().setLong("parquet.block.size", ROW_GROUP_BYTES);
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
        configuration.value());
  }

  private synchronized TaskAttemptContext context() {
    if (context == null) {
      context =
          new TaskAttemptContextImpl(
              configuration.value(), new TaskAttemptID("mendlake", 0, TaskType.MAP, 0, 0));
    }
    return context;
  }
}
