package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** The invariants over events of every type and all declared tables, through the real runner. */
@Tag("slow")
class WholePathTest {
  private static final String END = AnyHistory.FIRST.plusDays(AnyHistory.DAYS + 30).toString();

  private static final int BATCHES = 24;

  @TempDir Path folder;

  @Test
  void orderCopiesBatchesDaysAndPartitionsChangeNothing() {
    List<TestEvent> events = new ArrayList<>();
    AnyHistory history = new AnyHistory(41);
    for (int round = 0; round < 6; round++) {
      events.addAll(history.round());
    }
    TestWarehouse once = TestWarehouse.unbuilt(folder.resolve("once"));
    once.feed(events);
    once.build(END);

    TestWarehouse pieces = TestWarehouse.built(folder.resolve("pieces"));
    List<TestEvent> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, 20)); // copies
    Collections.shuffle(shuffled, new Random(5));
    SparkSession spark = TestLake.spark();
    String partitions = spark.conf().get("spark.sql.shuffle.partitions");
    spark.conf().set("spark.sql.shuffle.partitions", "5");
    try {
      int size = shuffled.size() / 4 + 1;
      for (int i = 0; i * size < shuffled.size(); i++) {
        pieces.feed(shuffled.subList(i * size, Math.min(shuffled.size(), (i + 1) * size)));
        pieces.build(AnyHistory.FIRST.plusDays(200L * (i + 1)).toString());
      }
      pieces.build(END);
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", partitions);
    }

    assertThat(pieces.hashes()).isEqualTo(once.hashes());
    everyTableIsFilled(once);
  }

  /** A rebuild commits what differs from what is stored, so that it tells what was missed. */
  @Test
  void incrementalEqualsRebuiltAfterEveryBatchAndDay() {
    TestWarehouse warehouse = TestWarehouse.built(folder.resolve("w"));
    AnyHistory history = new AnyHistory(7);
    for (int batch = 0; batch < BATCHES; batch++) {
      String day = AnyHistory.FIRST.plusDays(100 + 30L * batch).toString();
      List<TestEvent> round = history.round();
      warehouse.feed(round.subList(0, round.size() * (1 + batch % 4) / 4));
      warehouse.build(day);

      assertThat(warehouse.rebuild(day).tables()).as("batch %d", batch).isEmpty();
      if (batch == BATCHES - 1) {
        assertThat(warehouse.rebuild(day, Limits.NONE).tables()).as("Spark").isEmpty();
      }
    }
  }

  /** On a day in the midst of it, with amendments, cancels and conflicts known only later. */
  @Test
  void asKnownOnADayEqualsAWarehouseFedOnlyWhatWasKnownOfEveryType() {
    List<TestEvent> events = new ArrayList<>();
    AnyHistory history = new AnyHistory(23);
    for (int round = 0; round < 8; round++) {
      events.addAll(history.round());
    }
    KnowledgeDate day =
        new KnowledgeDate(AnyHistory.FIRST.plusDays(AnyHistory.DAYS * 2 / 3), TestWarehouse.ZONE);
    TestWarehouse all = TestWarehouse.unbuilt(folder.resolve("all"));
    all.feed(events);
    TestWarehouse known = TestWarehouse.unbuilt(folder.resolve("known"));
    known.feed(events.stream().filter(e -> e.knownAt().isBefore(day.end())).toList());

    all.build(day);
    known.build(day);

    assertThat(all.hashes()).isEqualTo(known.hashes());
    everyTableIsFilled(all);
    all.build(END);
    TestWarehouse aside = all.aside(folder.resolve("aside"));
    aside.build(day);
    assertThat(aside.hashes()).as("asked again when all is known").isEqualTo(known.hashes());
  }

  /** Equal hashes of empty tables would prove nothing. */
  private static void everyTableIsFilled(TestWarehouse warehouse) {
    for (Table table : Tables.declared().of(Layer.GOLD)) {
      if (table.kind() != Kind.LOG) {
        assertThat(warehouse.table(table.name()).isEmpty()).as(table.name()).isFalse();
      }
    }
  }
}
