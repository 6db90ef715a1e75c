package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Small files become one, and nobody sees a change. */
class SmallFilesTest {
  private static final Table TABLE = Tables.declared().named("member_mention");
  private static final List<String> CONTENT = List.of("dimension", "natural_id", "known_at");

  @TempDir Path folder;
  private TableStore store;

  @BeforeEach
  void open() {
    store = new TableStore(TestLake.in(folder));
    store.ensure(TABLE);
  }

  private void add(int id) {
    store.append(TABLE, row(id));
  }

  private Dataset<Row> row(int id) {
    return TestLake.spark()
        .range(1)
        .select(
            functions.lit("dim_part").as("dimension"),
            functions.lit("P-" + id).as("natural_id"),
            functions.timestamp_seconds(functions.lit(id)).as("known_at"));
  }

  private ContentHash content() {
    return ContentHash.of(store.read(TABLE), CONTENT);
  }

  private int files() {
    return store.storedFiles(TABLE, store.version(TABLE)).orElseThrow().size();
  }

  @Test
  void enoughSmallFilesBecomeOneAndNoReaderSeesAChange() {
    for (int i = 0; i < 4; i++) {
      add(i);
    }
    ContentHash content = content();
    long before = store.version(TABLE);

    assertThat(new SmallFiles(store, 5).writeTogether(TABLE)).as("too few").isZero();
    assertThat(store.version(TABLE)).isEqualTo(before);
    assertThat(new SmallFiles(store, 4).writeTogether(TABLE)).isEqualTo(4);

    long after = store.version(TABLE);
    assertThat(files()).isEqualTo(1);
    assertThat(content()).isEqualTo(content);
    assertThat(store.rowCount(TABLE, after)).contains(4L);
    assertThat(store.hasChanged(TABLE, before, after)).isFalse();
    assertThat(store.changes(TABLE, before, after).count()).isZero();
    assertThat(store.changesAtHand(TABLE, before, after, 1 << 20)).contains(List.of());
    assertThat(store.read(TABLE, before).count()).isEqualTo(4);
    add(9);
    assertThat(store.changes(TABLE, before, after + 1).count()).isEqualTo(1);
  }

  @Test
  void othersThatAppendOrDoTheSameLoseNothing() throws Exception {
    add(0);
    int appended = 30;
    AtomicInteger together = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<?> appending =
          threads.submit(
              () -> {
                TableStore other = new TableStore(new Lake(TestLake.spark(), store.lake().root()));
                for (int i = 1; i <= appended; i++) {
                  other.append(TABLE, row(i));
                }
              });
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        writing.add(
            threads.submit(
                () -> {
                  while (!appending.isDone()) {
                    together.addAndGet(new SmallFiles(store, 2).writeTogether(TABLE));
                  }
                }));
      }
      appending.get();
      for (Future<?> each : writing) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(together).hasPositiveValue();
    assertThat(files()).isLessThan(appended);
    assertThat(store.read(TABLE).select("natural_id").distinct().count()).isEqualTo(appended + 1);
    assertThat(store.read(TABLE).count()).isEqualTo(appended + 1);
  }
}
