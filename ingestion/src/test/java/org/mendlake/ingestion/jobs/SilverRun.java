package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.ContentHash;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Tables;

/** A lake of its own with what tests ask of the silver job. */
final class SilverRun {
  private static final List<String> CONTENT =
      List.of("source_system", "entity_key", "event_id", "content_hash", "known_at");

  final Lake lake;
  final BronzeRows bronze;
  private final Path folder;
  private final int fewRecords;

  SilverRun(Path folder) {
    this(folder, SmallBatches.USUAL);
  }

  /** With batches of so many records looked at in this process, larger ones by Spark. */
  SilverRun(Path folder, int fewRecords) {
    this.folder = folder;
    this.fewRecords = fewRecords;
    this.lake = TestLake.in(folder);
    this.bronze = new BronzeRows(lake);
  }

  IngestCounts run() throws TimeoutException, StreamingQueryException {
    return run(Phases.UNHEARD);
  }

  IngestCounts run(Phases phases) throws TimeoutException, StreamingQueryException {
    return run(EventCatalog.declared(Topics.DEFAULT), phases);
  }

  /** A run whose contracts may be others than the last one's. */
  IngestCounts run(EventCatalog catalog, Phases phases)
      throws TimeoutException, StreamingQueryException {
    return ingest(catalog, phases).silverNow().with(0);
  }

  /** The whole job; nothing here asks the broker. */
  IngestRun ingest(EventCatalog catalog, Phases phases) {
    return new IngestRun(
        lake, KafkaSettings.at("127.0.0.1:9"), catalog, checkpoints(), fewRecords, phases);
  }

  String checkpoints() {
    return folder.resolve("checkpoints").toString();
  }

  Dataset<Row> table(String name) {
    return new TableStore(lake).read(Tables.declared().named(name));
  }

  ContentHash content(String name) {
    return ContentHash.of(table(name), CONTENT);
  }

  /** Rule and payload of each quarantined record. */
  Set<String> quarantine() {
    Set<String> found = new TreeSet<>();
    table("quarantine")
        .selectExpr("concat_ws(' ', rule, hex(value))")
        .collectAsList()
        .forEach(row -> assertThat(found.add(row.getString(0))).isTrue());
    return found;
  }
}
