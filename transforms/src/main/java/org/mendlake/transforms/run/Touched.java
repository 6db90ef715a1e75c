package org.mendlake.transforms.run;

import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.InternalPartitions;

/**
 * Keys of a fold that something touched.
 *
 * @param few the keys, unless they are too many to be brought to this process
 * @param many what then holds them, in a column {@code key}
 */
record Touched(Optional<Set<UTF8String>> few, Optional<Dataset<Row>> many)
    implements AutoCloseable {
  private static final StructType SHAPE = new StructType().add("key", DataTypes.StringType);

  static Touched few(Set<UTF8String> keys) {
    return new Touched(Optional.of(keys), Optional.empty());
  }

  /** Keys that are kept until this is closed. */
  static Touched many(Dataset<Row> keys) {
    return new Touched(Optional.empty(), Optional.of(keys));
  }

  boolean isNone() {
    return few.isPresent() && few.get().isEmpty();
  }

  /** The keys in a column {@code key}. */
  Dataset<Row> dataset(BuildContext context) {
    return many.orElseGet(() -> dataset(context, few.orElseThrow()));
  }

  static Dataset<Row> dataset(BuildContext context, Set<UTF8String> keys) {
    return InternalPartitions.of(
        context.spark(),
        keys.stream().<InternalRow>map(key -> new GenericInternalRow(new Object[] {key})).toList(),
        SHAPE);
  }

  @Override
  public void close() {
    many.ifPresent(Dataset::unpersist);
  }
}
