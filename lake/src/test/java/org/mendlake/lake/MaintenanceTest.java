package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import scala.Option;

/** What maintenance leaves as it was, and what it removes. */
class MaintenanceTest {
  private static final Table TABLE = Tables.declared().named("member_mention");
  private static final List<String> CONTENT = List.of("dimension", "natural_id", "known_at");
  private static final long NOBODY = Long.MAX_VALUE;

  @TempDir Path folder;
  private TableStore store;

  @BeforeEach
  void open() {
    store = new TableStore(TestLake.in(folder));
    store.ensure(TABLE);
  }

  @Test
  void smallFilesAreWrittenTogetherAndNoReaderSeesAChange() {
    for (int i = 0; i < 4; i++) {
      add(i);
    }
    ContentHash content = content();
    long before = store.version(TABLE);

    MaintenanceReport tooFew = maintain(5, Duration.ofDays(1), NOBODY);
    MaintenanceReport done = maintain(4, Duration.ofDays(1), NOBODY);

    assertThat(tooFew.filesBefore()).isZero();
    assertThat(done.filesBefore()).isEqualTo(4);
    assertThat(done.filesAfter()).isEqualTo(1);
    assertThat(content()).isEqualTo(content);
    long after = store.version(TABLE);
    assertThat(after).isGreaterThan(before);
    assertThat(store.hasChanged(TABLE, before, after)).isFalse();
    assertThat(store.changes(TABLE, before, after).count()).isZero();
    add(9);
    assertThat(store.hasChanged(TABLE, before, after + 1)).isTrue();
    assertThat(store.changes(TABLE, before, after + 1).count()).isEqualTo(1);
  }

  @Test
  void versionsThatAreNeededStayAndOthersGoOnceTheirTimeIsOver() {
    for (int i = 0; i < 3; i++) {
      add(i);
    }
    DeltaLog log = DeltaLog.forTable(TestLake.spark(), path());
    log.checkpoint(log.unsafeVolatileSnapshot(), Option.empty());
    long needed = store.version(TABLE);
    ContentHash content = content();
    update(1);
    delete(2);
    maintain(2, Duration.ofDays(1), NOBODY);
    add(12);
    long latest = store.version(TABLE);
    List<String> changes = changes(needed, latest);

    MaintenanceReport early = maintain(20, Duration.ofDays(1), NOBODY);

    assertThat(early.firstVersion()).as("within the retention").isZero();
    assertThat(store.read(TABLE, 1).count()).isEqualTo(1);

    MaintenanceReport late = maintain(20, Duration.ZERO, needed);

    assertThat(late.firstVersion()).isEqualTo(needed);
    assertThat(store.firstVersion(TABLE)).isEqualTo(needed);
    assertThat(content(needed)).isEqualTo(content);
    assertThat(changes).hasSize(4);
    assertThat(changes(needed, latest)).isEqualTo(changes);
    assertThatThrownBy(() -> store.read(TABLE, needed - 1).count()).isNotNull();
    assertThat(maintain(20, Duration.ZERO, needed).heldBack().orElseThrow())
        .contains("a job has not consumed version " + (needed + 1));

    long files = files();
    assertThat(maintain(20, Duration.ZERO, NOBODY).firstVersion()).isEqualTo(latest);
    assertThat(files()).isLessThan(files);
    assertThat(store.read(TABLE).count()).isEqualTo(3);
  }

  private MaintenanceReport maintain(int smallFiles, Duration retention, long needed) {
    return new Maintenance(
            store.lake(),
            new MaintenanceSettings(smallFiles, 1 << 20, retention),
            MaintenanceListener.SILENT)
        .run(TABLE, needed);
  }

  private void add(int id) {
    store.append(TABLE, row(id, 0));
  }

  private void update(int id) {
    InternalRow after = InternalPartitions.collect(row(id, 1)).get(0);
    change(List.of(new RowChanges.Update(stored(id), after)), List.of());
  }

  private void delete(int id) {
    change(List.of(), List.of(stored(id)));
  }

  private void change(List<RowChanges.Update> updated, List<StoredRow> deleted) {
    store.change(TABLE, store.version(TABLE), new RowChanges(List.of(), updated, deleted));
  }

  private StoredRow stored(int id) {
    return store
        .where(TABLE, store.version(TABLE), functions.expr("natural_id = '" + id + "'"))
        .orElseThrow()
        .get(0);
  }

  private Dataset<Row> row(int id, int day) {
    return TestLake.spark()
        .sql(
            "SELECT 'dim_part' AS dimension, '%d' AS natural_id, TIMESTAMP '2020-01-0%d' AS known_at"
                .formatted(id, day + 1));
  }

  private ContentHash content() {
    return ContentHash.of(store.read(TABLE), CONTENT);
  }

  private ContentHash content(long version) {
    return ContentHash.of(store.read(TABLE, version), CONTENT);
  }

  private List<String> changes(long after, long upTo) {
    return store.changes(TABLE, after, upTo).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private long files() {
    return TestLake.spark()
        .read()
        .format("binaryFile")
        .option("pathGlobFilter", "*.parquet")
        .load(path())
        .count();
  }

  private String path() {
    return store.lake().path(TABLE.layer().folder(), TABLE.name());
  }
}
