package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
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
    String parts =
        dimension.key().stream()
            .map(k -> "length(cast(`" + k + "` AS STRING)), ':', cast(`" + k + "` AS STRING)")
            .collect(Collectors.joining(", '|', "));
    Column hash = expr("xxhash64(concat(" + parts + "))");
    return rows.withColumn(
        dimension.surrogateKey(),
        functions.when(hash.equalTo(Table.UNKNOWN_KEY), lit(-2L)).otherwise(hash));
  }

  /** Adds the key of a reference: of the member's version that held, or of the unknown member. */
  static Dataset<Row> resolve(
      Reference reference, Table dimension, Dataset<Row> members, Dataset<Row> rows) {
    boolean versioned = dimension.history() == Table.History.SCD2;
    Dataset<Row> byMember =
        members
            .groupBy(col(dimension.naturalKey()).as("_member"))
            .agg(
                functions
                    .collect_list(
                        functions.struct(
                            versioned ? col("valid_from") : lit(null).cast("date").as("valid_from"),
                            versioned ? col("valid_to") : lit(null).cast("date").as("valid_to"),
                            col(dimension.surrogateKey()).as("key")))
                    .as("_versions"));
    String held =
        versioned
            ? "filter(_versions, v -> v.valid_from <= `"
                + reference.at().orElseThrow()
                + "` AND (v.valid_to IS NULL OR `"
                + reference.at().orElseThrow()
                + "` < v.valid_to))"
            : "_versions";
    return rows.join(
            byMember, col("`" + reference.by() + "`").equalTo(col("_member")), "left_outer")
        .withColumn(
            reference.keyColumn(),
            coalesce(expr("get(" + held + ", 0).key"), lit(Table.UNKNOWN_KEY)))
        .drop("_member", "_versions");
  }
}
