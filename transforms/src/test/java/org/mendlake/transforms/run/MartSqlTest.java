package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Every SELECT of the marts, analysed against empty declared tables. */
class MartSqlTest {
  private static final Tables TABLES = Tables.declared();

  static Stream<String> marts() {
    return TABLES.of(Layer.MARTS).stream().map(Table::name);
  }

  @ParameterizedTest
  @MethodSource("marts")
  void givesTheDeclaredColumnsOutOfEmptyTables(String mart) {
    assertThat(MartTrial.of(mart).rows().columns())
        .containsExactlyElementsOf(
            TABLES.named(mart).columns().stream().map(org.mendlake.schema.Column::name).toList());
  }

  @ParameterizedTest
  @MethodSource("marts")
  void aggregatesNothingWhoseResultDependsOnTheOrderOfRows(String mart) {
    assertThat(analysed(MartSources.onClassPath().of(mart).orElseThrow().sql())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("marts")
  void isOneSelectOverDeclaredTablesWithTheNamedParameterOnly(String mart) {
    String sql = MartSources.onClassPath().of(mart).orElseThrow().sql();

    assertThat(SqlInputs.of(sql, TABLES)).isNotEmpty();
    assertThat(sql).startsWith(sql.contains("WITH ") ? "WITH " : "SELECT").doesNotContain(";");
    assertThat(sql.replace(":knowledge_date", "")).doesNotContainPattern(":[A-Za-z]");
  }

  @Test
  void everyFileBelongsToADeclaredMart() throws IOException {
    Path folder =
        Path.of(System.getProperty("mendlake.root"), "transforms/src/main/resources/sql/marts");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString().replaceFirst("\\..*", "")))
          .containsExactlyInAnyOrderElementsOf(marts().toList());
    }
  }

  @Test
  void aSumOfDoublesAndAPickOfAnyRowAreFound() {
    assertThat(analysed("SELECT SUM(CAST(id AS DOUBLE)) AS s FROM RANGE(3)")).hasSize(1);
    assertThat(analysed("WITH t AS (SELECT AVG(id) AS a FROM RANGE(3)) SELECT * FROM t"))
        .hasSize(1);
    assertThat(analysed("SELECT (SELECT FIRST(id) FROM RANGE(3)) AS f")).isNotEmpty();
    assertThat(analysed("SELECT SUM(CAST(id AS DOUBLE)) OVER () AS s FROM RANGE(3)")).hasSize(1);
    assertThat(analysed("SELECT SUM(CAST(id AS DECIMAL(9, 2))) AS s FROM RANGE(3)")).isEmpty();
    assertThat(analysed("SELECT MAX(CAST(id AS DOUBLE)) AS s FROM RANGE(3)")).isEmpty();
  }

  @Test
  void aSelectThatLacksOrAddsAColumnIsRefused() {
    Dataset<Row> rows = TestLake.spark().sql("SELECT 'm' AS machine_id, 1 AS machin_name");

    assertThatThrownBy(() -> MartStep.declared(TABLES.named("machine_observation"), rows))
        .hasMessageContaining("Cannot fill marts.machine_observation")
        .hasMessageContaining("machine_name")
        .hasMessageContaining("has [machin_name]");
  }

  private static List<String> analysed(String sql) {
    SparkSession session = TestLake.spark().newSession();
    for (String input : SqlInputs.of(sql, TABLES)) {
      session
          .createDataFrame(new ArrayList<>(), StructType.fromDDL(ddl(TABLES.named(input))))
          .createOrReplaceTempView(input);
    }
    Dataset<Row> rows = session.sql(NamedParameters.bind(sql, LocalDate.EPOCH));
    return OrderDependence.in(
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed());
  }

  private static String ddl(Table table) {
    return table.columns().stream()
        .map(column -> "`" + column.name() + "` " + column.type())
        .collect(Collectors.joining(", "));
  }
}
