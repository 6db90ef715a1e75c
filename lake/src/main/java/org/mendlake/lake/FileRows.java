package org.mendlake.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.delta.DataFrameUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddCDCFile;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.execution.datasources.LogicalRelation$;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of files that a table's log names, planned without a Spark job. It is Delta's internal
 * interface, the one by which its own commands read single files.
 */
final class FileRows {
  private FileRows() {}

  /** The rows of a snapshot; nothing when Delta had better find its files. */
  static Optional<Dataset<Row>> of(SparkSession spark, DeltaLog log, Snapshot snapshot) {
    return FileListing.of(log, snapshot).map(files -> read(spark, log, snapshot, files));
  }

  /** The rows of a snapshot that meet a condition, found by one job; nothing as above. */
  static Optional<List<StoredRow>> stored(
      SparkSession spark, DeltaLog log, Snapshot snapshot, StructType shape, Column condition) {
    return FileListing.of(log, snapshot)
        .map(
            files ->
                stored(
                    read(spark, log, snapshot, files),
                    files,
                    shape,
                    condition,
                    Lake.hasDeletionVectors(snapshot)
                        ? functions.col("_metadata.row_index")
                        : functions.lit(StoredRow.NO_POSITION)));
  }

  private static List<StoredRow> stored(
      Dataset<Row> rows, List<AddFile> files, StructType shape, Column condition, Column position) {
    Map<String, String> named = new HashMap<>();
    files.forEach(file -> named.put(lastPart(file.path()), file.path()));
    List<Column> columns = new ArrayList<>();
    for (String column : shape.fieldNames()) {
      columns.add(functions.col("`" + column + "`"));
    }
    columns.add(functions.col("_metadata.file_path"));
    columns.add(position);
    UnsafeProjection content = UnsafeProjection.create(shape);
    int width = shape.length();
    return InternalPartitions.collect(rows.where(condition).select(columns.toArray(Column[]::new)))
        .stream()
        .map(
            row ->
                new StoredRow(
                    content.apply(row).copy(),
                    named.get(lastPart(row.getUTF8String(width).toString())),
                    row.getLong(width + 1)))
        .toList();
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The rows that commits added, took away or replaced (old and new); nothing when only Delta can
   * tell them.
   *
   * @param snapshot as of the last of the commits
   */
  static Optional<Dataset<Row>> changed(
      SparkSession spark, DeltaLog log, Snapshot snapshot, long first) {
    return changed(log, first, snapshot.version()).map(files -> read(spark, log, snapshot, files));
  }

  /** The files that hold what commits changed; nothing when only Delta can tell. */
  static Optional<List<AddFile>> changed(DeltaLog log, long first, long last) {
    return FileListing.commits(log, first, last).flatMap(FileRows::changes);
  }

  private static Optional<List<AddFile>> changes(List<List<Action>> commits) {
    List<AddFile> files = new ArrayList<>();
    for (List<Action> commit : commits) {
      List<AddFile> added = new ArrayList<>();
      List<AddFile> told = new ArrayList<>();
      boolean isAppend = true;
      for (Action action : commit) {
        if (action instanceof AddCDCFile change) {
          told.add(asAdded(change));
        } else if (action instanceof AddFile file && file.dataChange()) {
          added.add(file);
          isAppend &= file.deletionVector() == null;
        } else if (action instanceof RemoveFile file && file.dataChange()) {
          isAppend = false;
        }
      }
      if (told.isEmpty() && !isAppend) {
        return Optional.empty();
      }
      files.addAll(told.isEmpty() ? added : told);
    }
    return Optional.of(files);
  }

  /** A file of changes holds the table's columns and one more, which nobody asks for. */
  private static AddFile asAdded(AddCDCFile change) {
    return new WrittenFile(change.path(), change.size(), 0, 0, null).added();
  }

  private static Dataset<Row> read(
      SparkSession spark, DeltaLog log, Snapshot snapshot, List<AddFile> files) {
    var index = new Listed(spark, CollectionConverters.asScala(files).toSeq(), snapshot);
    return DataFrameUtils.ofRows(
        spark,
        LogicalRelation$.MODULE$.apply(
            log.buildHadoopFsRelationWithFileIndex(snapshot, index, Option.empty(), false), false));
  }

  /** Files that are all to be read; Delta's own index plans a query to find that out. */
  private static final class Listed extends TahoeBatchFileIndex {
    Listed(SparkSession spark, Seq<AddFile> files, Snapshot snapshot) {
      super(
          spark,
          "batch",
          files,
          snapshot.deltaLog(),
          snapshot.deltaLog().dataPath(),
          snapshot,
          false);
    }

    @Override
    public Seq<AddFile> matchingFiles(
        Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
      return addFiles();
    }
  }
}
