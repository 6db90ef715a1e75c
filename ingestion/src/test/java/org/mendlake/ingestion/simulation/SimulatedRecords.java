package org.mendlake.ingestion.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.ingestion.parse.EventParser;
import org.mendlake.ingestion.parse.ParsedEvent;
import org.mendlake.ingestion.parse.Verdict;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordSender;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;

/**
 * A simulation whose records stay in memory.
 *
 * @param records in the order of delivery
 * @param refused those that must end in quarantine, in the same order
 */
record SimulatedRecords(
    List<OutgoingRecord> records, List<RecordTally.Refused> refused, Simulation.Result result) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EventParser PARSER = EventParser.declared(Topics.DEFAULT);

  static SimulatedRecords of(long events, long seed, Map<String, String> changed)
      throws IOException, InterruptedException {
    List<OutgoingRecord> records = new ArrayList<>();
    List<RecordTally.Refused> refused = new ArrayList<>();
    try (RecordSender sender = new RecordSender(EventSink.to(records::add), Pace.unlimited())) {
      Simulation simulation =
          new Simulation(SimulationSettings.of(events, seed, changed), Topics.DEFAULT, 2);
      Simulation.Result result =
          simulation.run(sender, block -> refused.addAll(block.tally().refused()));
      return new SimulatedRecords(records, refused, result);
    }
  }

  static Verdict verdict(OutgoingRecord record) {
    return PARSER.parse(
        new Delivery(
            record.topic(),
            record.key().map(key -> key.getBytes(UTF_8)).orElse(null),
            record.value(),
            record.recordedAt()));
  }

  /** The valid events of a type, copies included, as JSON. */
  List<JsonNode> events(String type) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (OutgoingRecord record : records) {
      if (verdict(record) instanceof ParsedEvent event && event.type().equals(type)) {
        events.add(JSON.readTree(record.value()));
      }
    }
    return events;
  }
}
