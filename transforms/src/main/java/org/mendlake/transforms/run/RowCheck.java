package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/** Holds rows of a table against its declaration, one at a time. */
final class RowCheck implements Serializable {
  private static final long serialVersionUID = 1L;

  private final BoundExpressions conditions;
  private final BoundExpressions keyInWords;
  private final boolean[] fails;

  /** The check of rows of the declared columns. */
  RowCheck(SparkSession spark, StructType shape, Table table) {
    List<Expectation> all = Breaches.of(table).expectations();
    this.fails = fails(all);
    this.conditions =
        BoundExpressions.of(spark, shape, all.stream().map(Expectation::condition).toList());
    this.keyInWords = BoundExpressions.of(spark, shape, List.of(Breaches.keyInWords(table)));
  }

  private static boolean[] fails(List<Expectation> expectations) {
    boolean[] fails = new boolean[expectations.size()];
    for (int i = 0; i < fails.length; i++) {
      fails[i] = expectations.get(i).fails();
    }
    return fails;
  }

  /** A check that counts from zero, for the rows of one task. */
  Counting counting() {
    return new Counting(
        fails, conditions.compiled()::apply, row -> keyInWords.values(row)[0].toString());
  }

  /** Counts breaches. */
  static final class Counting {
    private final boolean[] fails;
    private final Function<InternalRow, InternalRow> conditions;
    private final Function<InternalRow, String> words;
    private final BreachCount count;

    private Counting(
        boolean[] fails,
        Function<InternalRow, InternalRow> conditions,
        Function<InternalRow, String> words) {
      this.fails = fails;
      this.conditions = conditions;
      this.words = words;
      this.count = new BreachCount(fails.length);
    }

    /**
     * A check that counts from zero, of rows at hand.
     *
     * @param conditions gives for a row whether it meets each expectation
     * @param words gives the key of a row in words
     */
    static Counting of(
        List<Expectation> expectations,
        Function<InternalRow, InternalRow> conditions,
        Function<InternalRow, String> words) {
      return new Counting(RowCheck.fails(expectations), conditions, words);
    }

    /** Whether a row meets all that must hold; what it breaks is counted. */
    boolean mayBeWritten(InternalRow row) {
      InternalRow met = conditions.apply(row);
      boolean mayBeWritten = true;
      for (int i = 0; i < fails.length; i++) {
        if (!met.isNullAt(i) && !met.getBoolean(i)) {
          count.add(i, words.apply(row));
          mayBeWritten &= !fails[i];
        }
      }
      return mayBeWritten;
    }

    /** The key of a row. */
    String words(InternalRow row) {
      return words.apply(row);
    }

    BreachCount count() {
      return count;
    }
  }
}
