package org.mendlake.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction1;

/**
 * Partitions of rows as Spark holds them, in and out of plain Java. Turning them into external rows
 * and back costs more than a fold does (docs/decisions). It is Spark's internal interface: all use
 * of it stands here.
 */
public final class InternalPartitions {
  private static final ClassTag<InternalRow> ROW = ClassTag.apply(InternalRow.class);

  private InternalPartitions() {}

  /**
   * What becomes of the rows of one partition; a row holds only until the next one is asked for.
   */
  @FunctionalInterface
  public interface Transformation extends Serializable {
    Iterator<InternalRow> of(Iterator<InternalRow> rows);
  }

  /** Transforms every partition, in its order, into rows of a schema. */
  public static Dataset<Row> map(
      Dataset<Row> rows, StructType schema, Transformation transformation) {
    RDD<InternalRow> internal =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd();
    return dataset(
        rows.sparkSession(),
        internal.mapPartitions(new Function(transformation), true, ROW),
        schema);
  }

  /**
   * The same rows without the tables that they come from. Spark plans every kept dataset anew when
   * a table in its plan is written to; these rows are to be kept across such a write.
   */
  public static Dataset<Row> detached(Dataset<Row> rows) {
    RDD<InternalRow> internal =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd();
    return dataset(rows.sparkSession(), internal, rows.schema());
  }

  /** How large the rows are, by the sizes of the files that they come from; a guess after joins. */
  public static long bytes(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .optimizedPlan()
        .stats()
        .sizeInBytes()
        .min(scala.math.BigInt.apply(Long.MAX_VALUE))
        .toLong();
  }

  /** Does something with the rows of every partition in tasks, and gives what came of it. */
  public static <T> List<T> run(Dataset<Row> rows, FlatMapFunction<Iterator<InternalRow>, T> work) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(work)
        .collect();
  }

  /** The rows of a small dataset, brought to this process. */
  public static List<InternalRow> collect(Dataset<Row> rows) {
    return List.of(
        ((org.apache.spark.sql.classic.Dataset<Row>) rows)
            .queryExecution()
            .executedPlan()
            .executeCollect());
  }

  /**
   * The rows of a dataset, brought to this process by one job.
   *
   * @param most how many, at most
   * @return nothing when there are more
   */
  public static Optional<List<InternalRow>> few(Dataset<Row> rows, int most) {
    List<ArrayList<UnsafeRow>> parts = run(rows, new Copying(most, rows.schema()));
    List<InternalRow> all = new ArrayList<>();
    for (ArrayList<UnsafeRow> part : parts) {
      if (part.equals(Copying.MANY)) {
        return Optional.empty();
      }
      all.addAll(part);
    }
    return all.size() > most ? Optional.empty() : Optional.of(all);
  }

  /** Copies the rows of a partition. */
  private record Copying(int most, StructType shape)
      implements FlatMapFunction<Iterator<InternalRow>, ArrayList<UnsafeRow>> {
    /** In the place of more than are to be brought here. */
    static final ArrayList<UnsafeRow> MANY = new ArrayList<>(Collections.singleton(null));

    @Override
    public Iterator<ArrayList<UnsafeRow>> call(Iterator<InternalRow> rows) {
      UnsafeProjection plain = UnsafeProjection.create(shape);
      ArrayList<UnsafeRow> copies = new ArrayList<>();
      while (rows.hasNext()) {
        if (copies.size() == most) {
          return List.of(MANY).iterator();
        }
        copies.add(plain.apply(rows.next()).copy());
      }
      return List.of(copies).iterator();
    }
  }

  /** A dataset of rows that are at hand. */
  public static Dataset<Row> of(SparkSession spark, List<InternalRow> rows, StructType schema) {
    return dataset(
        spark,
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1).rdd(),
        schema);
  }

  private static Dataset<Row> dataset(
      SparkSession spark, RDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows, schema, false);
  }

  private static final class Function
      extends AbstractFunction1<
          scala.collection.Iterator<InternalRow>, scala.collection.Iterator<InternalRow>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Transformation transformation;

    Function(Transformation transformation) {
      this.transformation = transformation;
    }

    @Override
    public scala.collection.Iterator<InternalRow> apply(
        scala.collection.Iterator<InternalRow> rows) {
      return CollectionConverters.asScala(transformation.of(CollectionConverters.asJava(rows)));
    }
  }
}
