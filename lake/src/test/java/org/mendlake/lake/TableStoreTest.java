package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Column;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** What becomes of the table of an entity when its contracts change. */
class TableStoreTest {
  private static final String FIELD =
      "{type: string, maxLength: 9, description: A., x-description-zh: 甲。}";
  private static final String SUBJECT =
      ", subject: " + FIELD.replace("}", ", x-column: entity_key}");
  private static final String KNOWN =
      ", recordedat: {type: string, format: date-time, x-column: known_at, description: A.,"
          + " x-description-zh: 甲。}";
  private static final String PART =
      "{type: array, maxItems: 9, description: Parts., x-description-zh: 件。, items: {type: object,"
          + " additionalProperties: false, properties: {part: "
          + FIELD
          + "}}}";

  @TempDir Path folder;
  private TableStore store;

  @BeforeEach
  void open() {
    store = new TableStore(TestLake.in(folder));
  }

  @Test
  void newTypeOfEventAndNewFieldsBecomeColumnsThatAreNullInOldRows() {
    Table before = silver(Map.of("done", "word: " + FIELD + ", parts: " + PART));
    store.ensure(before);
    store.append(
        before,
        row(before, "named_struct('word', 'w', 'parts', array(named_struct('part', 'p')))"));
    Table after =
        silver(
            Map.of(
                "done",
                "other: "
                    + FIELD
                    + ", word: "
                    + FIELD
                    + ", parts: "
                    + PART.replace("{part: ", "{maker: " + FIELD + ", part: "),
                "begun",
                "word: " + FIELD));

    store.ensure(after);

    assertThat(store.read(after).columns())
        .containsExactly(after.columns().stream().map(Column::name).toArray(String[]::new));
    Row old = store.read(after).selectExpr("thing_begun_v1", "to_json(thing_done_v1)").first();
    assertThat(old.isNullAt(0)).isTrue();
    assertThat(old.getString(1)).isEqualTo("{\"word\":\"w\",\"parts\":[{\"part\":\"p\"}]}");
    store.append(
        after,
        row(
            after,
            "named_struct('other', 'o', 'word', 'w', 'parts',"
                + " array(named_struct('maker', 'm', 'part', 'p')))"));
    assertThat(store.read(after).where("thing_done_v1.parts[0].maker = 'm'").count()).isOne();
    long version = store.version(after);
    store.ensure(after);
    assertThat(store.version(after)).isEqualTo(version);
  }

  @Test
  void columnThatWasTakenBackOrChangedItsTypeIsRefused() {
    store.ensure(silver(Map.of("done", "word: " + FIELD, "begun", "word: " + FIELD)));

    assertThatThrownBy(() -> store.ensure(silver(Map.of("done", "word: " + FIELD))))
        .hasMessageContaining("Cannot write silver.thing: are stored")
        .hasMessageContaining("restore the declaration");
    String whole = "{type: integer, minimum: 0, maximum: 9, description: A., x-description-zh: 甲。}";
    assertThatThrownBy(
            () -> store.ensure(silver(Map.of("done", "word: " + whole, "begun", "word: " + FIELD))))
        .hasMessageContaining("`thing_done_v1`.`word` is stored as STRING but declared as BIGINT");
  }

  private static Table silver(Map<String, String> types) {
    Map<String, String> files = new TreeMap<>();
    files.put("envelope.yaml", "properties: {id: " + FIELD + SUBJECT + KNOWN + "}");
    types.forEach(
        (type, fields) ->
            files.put(
                "thing/thing." + type + ".v1.yaml",
                "{description: A thing., x-description-zh: 物。, x-lateness: none, type: object,"
                    + " additionalProperties: false, properties: {"
                    + fields
                    + "}}"));
    return Tables.of(Contracts.of(files), Map.of()).named("thing");
  }

  private Dataset<Row> row(Table table, String done) {
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      String value =
          switch (column.name()) {
            case "thing_done_v1" -> done;
            case "thing_begun_v1" -> "NULL";
            case "ingested_at", "known_at" -> "TIMESTAMP'2020-01-01 00:00:00'";
            default -> "'1'";
          };
      columns.add("CAST(" + value + " AS " + column.type() + ") AS `" + column.name() + "`");
    }
    return store.lake().spark().sql("SELECT " + String.join(", ", columns));
  }
}
