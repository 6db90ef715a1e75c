package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** Expressions over rows at hand have the values that Spark's own query gives. */
class BoundExpressionsTest {
  private static final StructType SHAPE = StructType.fromDDL("word STRING, number INT");
  private static final List<String> SQL =
      List.of(
          "number BETWEEN 1 AND length(word) + number",
          "coalesce(cast(number AS STRING), 'NULL')",
          "concat_ws(', ', word, nullif(word, 'b'))",
          "IF(xxhash64(concat(length(word), ':', word)) = -1, -2L, 7L)",
          "number IN (1, 2) OR word IS NULL",
          "word <=> NULL");

  @Test
  void valuesAreThoseOfAQuery() {
    BoundExpressions expressions = BoundExpressions.of(TestLake.spark(), SHAPE, SQL);
    for (Object[] values : new Object[][] {{"a", 1}, {"b", -5}, {null, 2}, {"c", null}}) {
      InternalRow row =
          new GenericInternalRow(
              new Object[] {UTF8String.fromString((String) values[0]), values[1]});

      Object[] found = expressions.values(row);

      InternalRow queried =
          InternalPartitions.collect(
                  InternalPartitions.of(TestLake.spark(), List.of(row), SHAPE)
                      .selectExpr(SQL.toArray(String[]::new)))
              .get(0);
      StructType types =
          InternalPartitions.of(TestLake.spark(), List.of(row), SHAPE)
              .selectExpr(SQL.toArray(String[]::new))
              .schema();
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i])
            .as("%s of %s, %s", SQL.get(i), values[0], values[1])
            .isEqualTo(queried.isNullAt(i) ? null : queried.get(i, types.fields()[i].dataType()));
      }
    }
  }
}
