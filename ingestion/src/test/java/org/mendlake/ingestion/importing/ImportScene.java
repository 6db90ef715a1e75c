package org.mendlake.ingestion.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.mapping.Mapping;
import org.mendlake.ingestion.importing.mapping.MappingLoader;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.schema.Contracts;

/** A folder with a log, its ledger and a clock: imports read like a story. */
final class ImportScene {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String KEYED =
      """
      source: shop
      event: visit.completed.v1
      zone: UTC
      occurred_at: Date
      known: occurred
      key: Order
      currency: EUR
      fields:
        machine_id: Machine
        order_no: Order
        lines:
          - {kind: {constant: other}, cost_amount: Cost}
      """;
  static final String KEYLESS =
      KEYED.replace("key: Order\n", "").replace("  order_no: Order\n", "");

  private final Path folder;
  private final Mapping mapping;
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  ImportScene(Path folder, String mapping) {
    this.folder = folder;
    this.mapping = new MappingLoader(Contracts.declared()).parse("m.yaml", mapping);
  }

  Path file(String... rows) throws IOException {
    String header =
        mapping.identity().columns().contains("Order")
            ? "Date,Order,Machine,Cost"
            : "Date,Machine,Cost";
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("log.csv"), header + "\n" + String.join("\n", rows) + "\n");
  }

  Importer importer() {
    return new Importer(folder.resolve("imports"), Topics.DEFAULT, () -> now);
  }

  Mapping mapping() {
    return mapping;
  }

  void laterBy(long seconds) {
    now = now.plusSeconds(seconds);
  }

  ImportResult run(RecordingSink sink, String... rows) throws IOException {
    laterBy(60);
    return importer().run(file(rows), mapping, sink, ImportListener.NONE);
  }

  /** The records that are events; rows that are none have no key. */
  static List<JsonNode> events(RecordingSink sink) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (OutgoingRecord record : sink.records) {
      if (record.key().isPresent()) {
        events.add(JSON.readTree(record.value()));
      }
    }
    return events;
  }

  /** One event as {@code op time-of-knowing machine cost}, with what it amends. */
  static String line(JsonNode event) {
    JsonNode data = event.path("data");
    return String.join(
        " ",
        event.path("op").asText(),
        event.path("recordedat").asText(),
        data.path("machine_id").asText("-"),
        data.path("lines").path(0).path("cost_amount").asText("-"));
  }

  static List<String> lines(RecordingSink sink) throws IOException {
    return events(sink).stream().map(ImportScene::line).toList();
  }
}
