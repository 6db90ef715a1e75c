package org.mendlake.cli.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.ingestion.parse.EventParser;
import org.mendlake.ingestion.parse.ParsedEvent;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordSender;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.truth.TruthDetail;
import org.mendlake.ingestion.simulation.truth.TruthFiles;
import org.mendlake.transforms.fold.Envelope;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Op;

/** The events of a simulation that silver would hold, as folds see them, by entity and key. */
final class SimulatedEvents implements EventSink {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final EventParser parser = EventParser.declared(Topics.DEFAULT);
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Map<String, List<Event>>> events = new TreeMap<>();
  private final Instant before;

  private SimulatedEvents(Instant before) {
    this.before = before;
  }

  /** Simulates; of the events only those known by the end of the day are kept, as the truth is. */
  static SimulatedEvents of(SimulationSettings settings, LocalDate day, Path truth)
      throws IOException, InterruptedException {
    Instant before = day.plusDays(1).atStartOfDay(settings.window().zone()).toInstant();
    SimulatedEvents events = new SimulatedEvents(before);
    Simulation simulation = new Simulation(settings, Topics.DEFAULT, 2, TruthDetail.FACTS, day);
    try (RecordSender sender = new RecordSender(events, Pace.unlimited());
        TruthFiles files = new TruthFiles(truth, settings, TruthDetail.FACTS)) {
      simulation.run(sender, block -> files.add(block.tally(), block.truth()));
    }
    return events;
  }

  /** The events of an entity by key, each once. */
  Map<String, List<Event>> of(String entity) {
    return events.getOrDefault(entity, Map.of());
  }

  @Override
  public void send(OutgoingRecord record) {
    byte[] key = record.key().orElseThrow().getBytes(UTF_8);
    Delivery delivery = new Delivery(record.topic(), key, record.value(), record.recordedAt());
    if (parser.parse(delivery) instanceof ParsedEvent parsed
        && Instant.ofEpochMilli(record.recordedAt()).isBefore(before)
        && seen.add(parsed.contentHash() + record.recordedAt())) {
      Event event = event(parsed, record.value());
      events
          .computeIfAbsent(parsed.entity(), entity -> new TreeMap<>())
          .computeIfAbsent(event.envelope().entityKey(), k -> new ArrayList<>())
          .add(event);
    }
  }

  private static Event event(ParsedEvent parsed, byte[] value) {
    try {
      JsonNode json = JSON.readTree(value);
      Envelope envelope =
          new Envelope(
              json.get("id").asText(),
              json.get("source").asText(),
              parsed.type(),
              json.get("subject").asText(),
              OptionalLong.of(json.get("sequence").asLong()),
              Instant.parse(json.get("time").asText()),
              Instant.parse(json.get("recordedat").asText()),
              ZoneId.of(json.get("zone").asText()),
              Op.valueOf(json.get("op").asText().toUpperCase(Locale.ROOT)),
              Optional.ofNullable(json.get("amends")).map(JsonNode::asText),
              parsed.contentHash());
      Optional<Record> payload =
          Optional.ofNullable(json.get("data"))
              .map(data -> PayloadReader.read(parsed.type(), data));
      return new Event(envelope, payload);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
