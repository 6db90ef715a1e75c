package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/** Holds many rows of a table against its declaration, one at a time, in tasks. */
final class RowCheck implements Serializable {
  private static final long serialVersionUID = 1L;

  private final BoundExpressions conditions;
  private final BoundExpressions keyInWords;
  private final boolean[] fails;

  /** The check of rows of the declared columns. */
  RowCheck(SparkSession spark, StructType shape, Table table) {
    List<Expectation> all = Breaches.of(table).expectations();
    this.fails = new boolean[all.size()];
    for (int i = 0; i < fails.length; i++) {
      fails[i] = all.get(i).fails();
    }
    this.conditions =
        BoundExpressions.of(spark, shape, all.stream().map(Expectation::condition).toList());
    this.keyInWords = BoundExpressions.of(spark, shape, List.of(Breaches.keyInWords(table)));
  }

  /** A check that counts from zero, for the rows of one task. */
  Counting counting() {
    return new Counting();
  }

  /** Counts breaches. */
  final class Counting {
    private final UnsafeProjection met = conditions.compiled();
    private final BreachCount count = new BreachCount(fails.length);

    /** Whether a row meets all that must hold; what it breaks is counted. */
    boolean mayBeWritten(InternalRow row) {
      UnsafeRow values = met.apply(row);
      boolean mayBeWritten = true;
      for (int i = 0; i < fails.length; i++) {
        if (!values.isNullAt(i) && !values.getBoolean(i)) {
          count.add(i, keyInWords.values(row)[0].toString());
          mayBeWritten &= !fails[i];
        }
      }
      return mayBeWritten;
    }

    BreachCount count() {
      return count;
    }
  }
}
