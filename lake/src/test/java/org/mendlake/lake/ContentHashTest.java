package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private static final String ROWS =
      """
      SELECT * FROM VALUES
        (1L, 'a', TIMESTAMP'2001-07-05 00:00:00.123', 1.50BD, 2.5D, array(named_struct('x', 1, 'y', 'p'))),
        (2L, '', NULL, NULL, NULL, NULL),
        (3L, NULL, TIMESTAMP'1969-12-31 23:59:59.999', -1.00BD, 0.1D, array())
      AS t(id, name, at, amount, ratio, lines)
      """;

  @Test
  void orderAndPartitionsChangeNothing() {
    Dataset<Row> rows = sql(ROWS);

    assertThat(ContentHash.of(rows.repartition(7).sort("ratio")))
        .isEqualTo(ContentHash.of(rows))
        .extracting(ContentHash::rows)
        .isEqualTo(3L);
  }

  @Test
  void rowThatStandsThereTwiceIsSeen() {
    Dataset<Row> rows = sql(ROWS);

    assertThat(ContentHash.of(rows.union(rows))).isNotEqualTo(ContentHash.of(rows));
    assertThat(ContentHash.of(rows.union(rows)).sum())
        .isNotEqualTo(ContentHash.of(rows.limit(0)).sum());
  }

  @Test
  void nullDiffersFromEmpty() {
    assertThat(hash("SELECT CAST(NULL AS STRING) AS v")).isNotEqualTo(hash("SELECT '' AS v"));
    assertThat(hash("SELECT CAST(NULL AS ARRAY<INT>) AS v"))
        .isNotEqualTo(hash("SELECT CAST(array() AS ARRAY<INT>) AS v"));
    assertThat(hash("SELECT NULL AS a, 'x' AS b")).isNotEqualTo(hash("SELECT 'x' AS a, NULL AS b"));
  }

  @Test
  void doublesCountToTwelveSignificantDigits() {
    assertThat(hash("SELECT 0.1D + 0.2D AS v")).isEqualTo(hash("SELECT 0.3D AS v"));
    assertThat(hash("SELECT 1.00000000001D AS v")).isNotEqualTo(hash("SELECT 1D AS v"));
  }

  @Test
  void scaleOfADecimalChangesNothing() {
    assertThat(hash("SELECT CAST(1.5 AS DECIMAL(18,2)) AS v"))
        .isEqualTo(hash("SELECT CAST(1.5 AS DECIMAL(38,10)) AS v"))
        .isNotEqualTo(hash("SELECT CAST(1.51 AS DECIMAL(18,2)) AS v"));
  }

  @Test
  void instantsCountToTheMillisecond() {
    assertThat(hash("SELECT TIMESTAMP'2001-01-01 00:00:00.000999' AS v"))
        .isEqualTo(hash("SELECT TIMESTAMP'2001-01-01 00:00:00' AS v"))
        .isNotEqualTo(hash("SELECT TIMESTAMP'2001-01-01 00:00:00.001' AS v"));
  }

  @Test
  void nestedValuesCount() {
    assertThat(hash("SELECT array(named_struct('x', 1, 'y', array('p', 'q'))) AS v"))
        .isNotEqualTo(hash("SELECT array(named_struct('x', 1, 'y', array('q', 'p'))) AS v"))
        .isNotEqualTo(hash("SELECT array(named_struct('x', 1, 'y', array('pq'))) AS v"));
  }

  @Test
  void onlyTheNamedColumnsCount() {
    assertThat(ContentHash.of(sql("SELECT 1 AS id, 5 AS batch"), List.of("id")))
        .isEqualTo(ContentHash.of(sql("SELECT 1 AS id, 6 AS batch"), List.of("id")));
  }

  @Test
  void typeWithoutAnOrderOfItsOwnIsRefused() {
    assertThatThrownBy(() -> hash("SELECT map('a', 1) AS v"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot hash a column of type MAP<STRING, INT>");
  }

  private static ContentHash hash(String query) {
    return ContentHash.of(sql(query));
  }

  private static Dataset<Row> sql(String query) {
    return TestLake.spark().sql(query);
  }
}
