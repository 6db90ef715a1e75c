package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;

/** Computes a dimension's surrogate keys and resolves references to them. */
final class SurrogateKeys {
  private SurrogateKeys() {}

  /**
   * Adds a dimension's own key: a hash of its key columns, each prefixed by its length so that no
   * two keys read alike; never that of the unknown member.
   */
  static Dataset<Row> own(Table dimension, Dataset<Row> rows) {
    return rows.withColumn(dimension.surrogateKey(), expr(own(dimension)));
  }

  /** Fills the own key of rows at hand in, which hold the dimension's columns. */
  static void own(Table dimension, BuildContext context, List<InternalRow> rows) {
    BoundExpressions key = context.rowsAtHand().expressions(dimension, List.of(own(dimension)));
    rows.forEach(
        row -> row.update(dimension.position(dimension.surrogateKey()), key.values(row)[0]));
  }

  /** The key over the dimension's columns, in SQL. */
  static String own(Table dimension) {
    String parts =
        dimension.key().stream()
            .map(k -> "length(cast(`" + k + "` AS STRING)), ':', cast(`" + k + "` AS STRING)")
            .collect(Collectors.joining(", '|', "));
    String hash = "xxhash64(concat(" + parts + "))";
    return "IF(" + hash + " = " + Table.UNKNOWN_KEY + ", -2L, " + hash + ")";
  }

  /**
   * Adds the key of a reference and what it carries: of the member's version that held, or the
   * unknown member's key and no attributes.
   */
  static Dataset<Row> resolve(
      Reference reference, Table dimension, Dataset<Row> members, Dataset<Row> rows) {
    boolean versioned = dimension.history() == Table.History.SCD2;
    Dataset<Row> byMember =
        members
            .groupBy(col(dimension.naturalKey()).as("_member"))
            .agg(
                functions
                    .collect_list(
                        functions.struct(kept(reference, dimension).toArray(Column[]::new)))
                    .as("_versions"));
    String held =
        versioned
            ? "filter(_versions, v -> v.valid_from <= `"
                + reference.at().orElseThrow()
                + "` AND (v.valid_to IS NULL OR `"
                + reference.at().orElseThrow()
                + "` < v.valid_to))"
            : "_versions";
    Dataset<Row> found =
        rows.join(byMember, col("`" + reference.by() + "`").equalTo(col("_member")), "left_outer")
            .withColumn("_held", expr("get(" + held + ", 0)"))
            .withColumn(reference.keyColumn(), coalesce(col("_held._key"), lit(Table.UNKNOWN_KEY)));
    for (Map.Entry<String, String> carry : reference.carry().entrySet()) {
      found = found.withColumn(carry.getKey(), col("_held.`" + carry.getValue() + "`"));
    }
    return found.drop("_member", "_versions", "_held");
  }

  /** What is kept of a version while references are resolved. */
  private static List<Column> kept(Reference reference, Table dimension) {
    Set<String> attributes = new TreeSet<>(reference.carry().values());
    if (dimension.history() == Table.History.SCD2) {
      attributes.addAll(List.of("valid_from", "valid_to"));
    }
    List<Column> kept = new ArrayList<>();
    kept.add(col(dimension.surrogateKey()).as("_key"));
    attributes.forEach(attribute -> kept.add(col("`" + attribute + "`")));
    return kept;
  }
}
