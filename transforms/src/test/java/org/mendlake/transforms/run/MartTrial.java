package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.TextTable;

/**
 * Tries a mart on small tables of text, with its declared checks. Only the columns that matter are
 * given, the declarations fill the rest; a table that is not given is empty, but a mart is computed
 * from what is given.
 */
public final class MartTrial {
  private final Table mart;
  private final Tables tables;
  private final MartSources sources;
  private final Map<String, TextTable> given = new HashMap<>();
  private LocalDate knowledgeDate = LocalDate.of(2026, 1, 1);

  private MartTrial(Table mart, Tables tables, MartSources sources) {
    this.mart = mart;
    this.tables = tables;
    this.sources = sources;
  }

  /** A trial of a declared mart. */
  public static MartTrial of(String mart) {
    Tables tables = Tables.declared();
    return new MartTrial(tables.named(mart), tables, MartSources.onClassPath());
  }

  /** Gives rows of a table that the mart reads. */
  public MartTrial given(String table, String rows) {
    given.put(tables.named(table).name(), TextTable.of(rows));
    return this;
  }

  /** Sets the day up to whose end the mart knows. */
  public MartTrial asKnownOn(LocalDate day) {
    knowledgeDate = day;
    return this;
  }

  /** Expects these rows of the mart and no others, in any order, in the columns named. */
  public void expect(String rows) {
    TextTable expected = TextTable.of(rows);
    Dataset<Row> found = rows(mart);
    assertThat(Expectations.check(mart, found).warnings()).isEmpty();
    List<String> lines = new ArrayList<>();
    String[] columns = expected.columns().toArray(String[]::new);
    for (Row row : found.selectExpr(quoted(columns)).collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        values.add(row.get(i));
      }
      lines.add(TextTable.line(values));
    }
    assertThat(lines).containsExactlyInAnyOrderElementsOf(expected.lines());
  }

  /** The rows of the mart, not yet asked for. */
  Dataset<Row> rows() {
    return rows(mart);
  }

  private static String[] quoted(String[] columns) {
    return Arrays.stream(columns).map(c -> "`" + c + "`").toArray(String[]::new);
  }

  private Dataset<Row> rows(Table wanted) {
    MartSources.Source source = sources.of(wanted.name()).orElseThrow();
    Map<String, Dataset<Row>> inputs = new HashMap<>();
    for (String input : SqlInputs.of(source.sql(), tables)) {
      Table table = tables.named(input);
      boolean computed = !given.containsKey(input) && sources.of(input).isPresent();
      inputs.put(input, computed ? rows(table) : read(table));
    }
    SparkSession session = TestLake.spark();
    inputs.forEach((name, rows) -> rows.createOrReplaceTempView(name));
    Dataset<Row> selected = session.sql(NamedParameters.bind(source.sql(), knowledgeDate));
    return MartStep.declared(
        wanted,
        source.isPreparation()
            ? GroupMarts.of(wanted, TableDeclarations.ofTheProject(), selected)
            : selected);
  }

  private Dataset<Row> read(Table table) {
    TextTable text = given.getOrDefault(table.name(), new TextTable(List.of(), List.of()));
    text.columns().forEach(table::column);
    StructType schema = new StructType().add("_row", DataTypes.StringType);
    for (String column : text.columns()) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row : text.rows()) {
      List<Object> values = new ArrayList<>();
      values.add(String.valueOf(rows.size() + 1));
      values.addAll(row.values());
      rows.add(RowFactory.create(values.toArray()));
    }
    Column[] columns =
        table.columns().stream()
            .map(column -> value(column, text).cast(column.type()).as(column.name()))
            .toArray(Column[]::new);
    return TestLake.spark().createDataFrame(rows, schema).select(columns);
  }

  /** The given cell, or NULL where that has a meaning, or else something that a row may hold. */
  private static Column value(org.mendlake.schema.Column column, TextTable text) {
    if (text.columns().contains(column.name())) {
      return functions.col("`" + column.name() + "`");
    }
    if (column.nullable()) {
      return functions.lit(null);
    }
    return switch (column.type()) {
      case "STRING" -> functions.concat(functions.lit("any-"), functions.col("_row"));
      case "DATE", "TIMESTAMP" ->
          functions.lit(column.name().equals("valid_from") ? "0001-01-01" : "2020-01-01");
      case "BOOLEAN" -> functions.lit("false");
      case "BINARY" -> functions.col("_row");
      default -> functions.col("_row");
    };
  }
}
