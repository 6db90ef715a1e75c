package org.mendlake.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.StoredBitmap;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads the files of small tables in this process, with Spark's own reader: to plan and run a job
 * for a few rows takes a hundred times as long as to read them.
 */
final class FileReading {
  private static final scala.collection.immutable.Map<String, String> OPTIONS =
      new scala.collection.immutable.Map.Map1<>("returning_batch", "false");

  private final StructType schema;
  private final Configuration configuration;
  private final Function1<PartitionedFile, Iterator<InternalRow>> reader;

  FileReading(SparkSession spark, StructType schema) {
    this.schema = schema;
    this.configuration = spark.sessionState().newHadoopConf();
    this.reader =
        new ParquetFileFormat()
            .buildReaderWithPartitionValues(
                spark,
                schema,
                new StructType(),
                schema,
                CollectionConverters.asScala(List.<Filter>of()).toSeq(),
                OPTIONS,
                configuration);
  }

  /** Looks at a row, which holds only until the next one comes. */
  private interface Visitor {
    void visit(InternalRow row, long position);
  }

  /** The rows of a file that are not deleted. */
  List<StoredRow> read(Path table, AddFile file) {
    UnsafeProjection copy = UnsafeProjection.create(schema);
    List<StoredRow> rows = new ArrayList<>();
    visit(
        table,
        file,
        (row, position) -> rows.add(new StoredRow(copy.apply(row).copy(), file.path(), position)));
    return rows;
  }

  /** Goes over the rows of a file that are not deleted; each holds only until the next one. */
  void forEach(Path table, AddFile file, Consumer<InternalRow> reader) {
    visit(table, file, (row, position) -> reader.accept(row));
  }

  private void visit(Path table, AddFile file, Visitor visitor) {
    RoaringBitmapArray deleted = deleted(table, file);
    Iterator<InternalRow> stored = reader.apply(partitioned(table, file));
    for (long position = 0; stored.hasNext(); position++) {
      InternalRow row = stored.next();
      if (deleted == null || !deleted.contains(position)) {
        visitor.visit(row, position);
      }
    }
  }

  private RoaringBitmapArray deleted(Path table, AddFile file) {
    return file.deletionVector() == null
        ? null
        : StoredBitmap.create(file.deletionVector(), table)
            .load(DeletionVectorStore$.MODULE$.createInstance(configuration));
  }

  private static PartitionedFile partitioned(Path table, AddFile file) {
    Path path = new Path(java.net.URI.create(file.path()));
    Path absolute = path.isAbsolute() ? path : new Path(table, path);
    return new PartitionedFile(
        InternalRow.empty(),
        SparkPath.fromPath(absolute),
        0,
        file.size(),
        new String[0],
        file.modificationTime(),
        file.size(),
        Map$.MODULE$.empty());
  }
}
