package org.mendlake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a set of rows says, whatever their order, files and partitions: the number of rows and the
 * sum modulo 2^128 of their hashes. A sum, not an exclusive or: a row that stands there twice does
 * not vanish.
 *
 * @param rows number of rows
 * @param sum 32 hexadecimal characters
 */
public record ContentHash(long rows, String sum) {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);
  private static final int LIMBS = 4;

  /**
   * Hash of the named columns of every row, in the given order. Columns may be of any type but maps
   * and variants.
   */
  public static ContentHash of(Dataset<Row> rows, List<String> columns) {
    Column[] chosen = columns.stream().map(name -> col("`" + name + "`")).toArray(Column[]::new);
    Dataset<Row> packed = rows.select(struct(chosen).as("row"));
    StructType shape = (StructType) packed.schema().apply("row").dataType();
    Column hash =
        StaticCall.of(RowHash.class, "limbs", LIMB_TYPE, new RowHash(shape), List.of(col("row")));
    Column[] sums = new Column[LIMBS];
    for (int limb = 0; limb < LIMBS; limb++) {
      sums[limb] = functions.sum(col("hash").getField("limb" + limb));
    }
    Row totals = packed.select(hash.as("hash")).agg(count(lit(1)), sums).first();
    return new ContentHash(totals.getLong(0), hex(totals));
  }

  /** Hash of all columns, in the order in which they stand. */
  public static ContentHash of(Dataset<Row> rows) {
    return of(rows, List.of(rows.columns()));
  }

  private static final StructType LIMB_TYPE =
      new StructType(new StructField[] {limb(0), limb(1), limb(2), limb(3)});

  private static StructField limb(int number) {
    return DataTypes.createStructField("limb" + number, DataTypes.LongType, false);
  }

  private static String hex(Row totals) {
    BigInteger sum = BigInteger.ZERO;
    for (int limb = 0; limb < LIMBS; limb++) {
      long part = totals.isNullAt(limb + 1) ? 0 : totals.getLong(limb + 1);
      sum = sum.shiftLeft(32).add(BigInteger.valueOf(part));
    }
    char[] digits = new char[32];
    Arrays.fill(digits, '0');
    String text = sum.mod(MODULUS).toString(16);
    text.getChars(0, text.length(), digits, 32 - text.length());
    return new String(digits);
  }

  @Override
  public String toString() {
    return rows + " rows " + sum;
  }
}
