package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.ingestion.parse.MutatedRecords;
import org.mendlake.ingestion.parse.MutatedRecords.Mutated;
import org.mendlake.lake.TableStore;

/** What no contract accepts goes through the whole job, byte for byte. */
class SpoiltRecordsTest {
  private static final int RECORDS = 500;

  @TempDir Path folder;

  @Test
  void everySpoiltRecordStandsInQuarantineUnderItsRule() throws Exception {
    MutatedRecords source = new MutatedRecords(4711);
    List<Mutated> spoilt = new ArrayList<>();
    Map<String, Mutated> byPosition = new HashMap<>();
    Map<String, Long> next = new HashMap<>();
    for (int i = 0; i < RECORDS; i++) {
      Mutated record = source.next();
      String topic = record.delivery().topic();
      byPosition.put(topic + "/" + (next.merge(topic, 1L, Long::sum) - 1), record);
      spoilt.add(record);
    }
    SilverRun silver = new SilverRun(folder);
    silver.bronze.deliverRaw(spoilt.stream().map(Mutated::delivery).toList());

    IngestCounts counts = silver.run();

    assertThat(counts.quarantinedTotal()).isEqualTo(RECORDS);
    assertThat(counts.acceptedTotal()).isZero();
    List<Row> rows =
        silver.table("quarantine").select("topic", "offset", "rule", "value").collectAsList();
    assertThat(rows).hasSize(RECORDS);
    for (Row row : rows) {
      Mutated sent = byPosition.remove(row.getString(0) + "/" + row.getLong(1));
      assertThat(sent.rules().stream().map(rule -> rule.column()).toList())
          .as(sent.way())
          .contains(row.getString(2));
      Delivery delivery = sent.delivery();
      assertThat((byte[]) row.get(3)).as(sent.way()).isEqualTo(delivery.value());
    }
    assertThat(byPosition).isEmpty();
    new Dispositions(silver.lake, EventCatalog.declared(Topics.DEFAULT))
        .of(new TableStore(silver.lake).read(BronzeJob.RECORD))
        .forEach(
            partition ->
                assertThat(partition.quarantined())
                    .as(partition.toString())
                    .isEqualTo(partition.records()));
  }
}
