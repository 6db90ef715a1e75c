package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Rows read and changed without a job are those that Delta itself reads. */
class SmallChangesTest {
  private static final Table TABLE = Tables.declared().named("member_mention");

  @TempDir Path folder;
  private TableStore store;

  @BeforeEach
  void create() {
    store = new TableStore(TestLake.in(folder));
    store.ensure(TABLE);
    insert(row("a", 1), row("b", 2), row("c", 3));
  }

  @Test
  void changedRowsAreWhatDeltaReads() {
    change(
        new RowChanges(
            List.of(row("d", 4)),
            List.of(new RowChanges.Update(stored("b"), row("b", 20))),
            List.of(stored("c"))));

    assertThat(throughDelta()).containsExactly("a 1", "b 20", "d 4");
    assertThat(atHand()).isEqualTo(throughDelta());
    assertThat(words(store.read(TABLE))).isEqualTo(throughDelta());
    assertThat(store.rowCount(TABLE, store.version(TABLE))).contains(3L);
  }

  @Test
  void fileLosesRowsAgainAndAgainUntilNoneIsLeft() {
    for (String id : List.of("b", "a", "c")) {
      change(new RowChanges(List.of(), List.of(), List.of(stored(id))));

      assertThat(atHand()).isEqualTo(throughDelta()).noneMatch(row -> row.startsWith(id));
      assertThat(store.rowCount(TABLE, store.version(TABLE)))
          .contains((long) throughDelta().size());
    }
    insert(row("e", 5));
    assertThat(throughDelta()).containsExactly("e 5");
  }

  @Test
  void rowsFoundByAConditionHaveTheirPlacesAlsoBehindDeletedOnes() {
    change(new RowChanges(List.of(), List.of(), List.of(stored("a"))));

    List<StoredRow> found =
        store
            .where(TABLE, store.version(TABLE), functions.expr("natural_id IN ('b', 'c')"))
            .orElseThrow();

    assertThat(found)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(stored("b"), stored("c"));
    change(new RowChanges(List.of(), List.of(), List.of(found.get(0))));
    assertThat(throughDelta()).hasSize(1);
  }

  @Test
  void changeFeedTellsOldAndNewRows() {
    long before = store.version(TABLE);
    change(
        new RowChanges(
            List.of(row("d", 4)),
            List.of(new RowChanges.Update(stored("b"), row("b", 20))),
            List.of(stored("c"))));
    insert(row("e", 5));
    long upTo = store.version(TABLE);

    Dataset<Row> feed =
        store
            .lake()
            .spark()
            .read()
            .format("delta")
            .option("readChangeFeed", "true")
            .option("startingVersion", before + 1)
            .load(store.lake().path("gold", TABLE.name()));

    assertThat(words(feed.withColumn("natural_id", functions.expr("_change_type || natural_id"))))
        .containsExactly(
            "deletec 3", "insertd 4", "inserte 5", "update_postimageb 20", "update_preimageb 2");
    assertThat(words(store.changes(TABLE, before, upTo)))
        .containsExactly("b 2", "b 20", "c 3", "d 4", "e 5");
    assertThat(
            store.changesAtHand(TABLE, before, upTo, Long.MAX_VALUE).orElseThrow().stream()
                .map(held -> words(held.row()))
                .sorted())
        .containsExactly("b 2", "b 20", "c 3", "d 4", "e 5");
  }

  @Test
  void olderVersionIsReadAsItWas() {
    long before = store.version(TABLE);
    change(new RowChanges(List.of(), List.of(), List.of(stored("a"))));

    assertThat(words(store.read(TABLE, before))).containsExactly("a 1", "b 2", "c 3");
    assertThat(store.atHand(TABLE, before, Long.MAX_VALUE).orElseThrow()).hasSize(3);
    assertThat(store.atHand(TABLE, before, 10)).as("larger than 10 bytes").isEmpty();
  }

  @Test
  void changeOfWhatSomebodyElseHasWrittenSinceIsRefused() {
    long before = store.version(TABLE);
    RowChanges changes = new RowChanges(List.of(), List.of(), List.of(stored("a")));
    insert(row("z", 9));

    assertThatThrownBy(() -> store.change(TABLE, before, changes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cannot write to gold.member_mention: somebody else wrote");
    assertThat(throughDelta()).contains("a 1", "z 9");
  }

  private void insert(InternalRow... rows) {
    change(new RowChanges(List.of(rows), List.of(), List.of()));
  }

  private void change(RowChanges changes) {
    store.change(TABLE, store.version(TABLE), changes);
  }

  private StoredRow stored(String id) {
    return store.atHand(TABLE, store.version(TABLE), Long.MAX_VALUE).orElseThrow().stream()
        .filter(held -> held.row().getUTF8String(1).toString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> atHand() {
    return store.atHand(TABLE, store.version(TABLE), Long.MAX_VALUE).orElseThrow().stream()
        .map(held -> words(held.row()))
        .sorted()
        .toList();
  }

  private List<String> throughDelta() {
    return words(
        store.lake().spark().read().format("delta").load(store.lake().path("gold", TABLE.name())));
  }

  private static List<String> words(Dataset<Row> rows) {
    List<String> words = new ArrayList<>();
    rows.selectExpr("natural_id || ' ' || unix_micros(known_at)")
        .collectAsList()
        .forEach(row -> words.add(row.getString(0)));
    words.sort(Comparator.naturalOrder());
    return words;
  }

  private static String words(InternalRow row) {
    return row.getUTF8String(1) + " " + row.getLong(2);
  }

  private static InternalRow row(String id, long knownAt) {
    return new GenericInternalRow(
        new Object[] {UTF8String.fromString("dim_part"), UTF8String.fromString(id), knownAt});
  }
}
