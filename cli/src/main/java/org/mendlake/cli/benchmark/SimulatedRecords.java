package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.stack.ToolFolder;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.ingestion.simulation.records.BlockSink;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordFiles;
import org.mendlake.ingestion.simulation.records.RecordParts;
import org.mendlake.ingestion.simulation.records.RecordSender;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;

/**
 * The bytes that both sides read: a simulated fleet without malformed records, which DuckDB has no
 * quarantine for.
 *
 * @param folder files of records
 * @param count records
 */
record SimulatedRecords(Path folder, long count) {
  private static final Map<String, String> SETTINGS =
      Map.of("delivery.malformed", "0", "delivery.impossible", "0");

  private static final long SEED = 20_260_630;

  /** Last day of the simulated time, by which everything is known. */
  static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

  /** A fleet. */
  static SimulatedRecords make(long events, Path folder) throws IOException, InterruptedException {
    try (RecordFiles files = new RecordFiles(folder, Pace.unlimited())) {
      simulate(events, files);
    }
    return new SimulatedRecords(folder, events);
  }

  /**
   * A fleet in parts: each goes on where the one before ended, with the same dealers and products
   * and with further machines.
   *
   * @param sizes how many records each part has
   */
  static List<SimulatedRecords> makeParts(List<Long> sizes, Path folder)
      throws IOException, InterruptedException {
    List<SimulatedRecords> parts = new ArrayList<>();
    for (long size : sizes) {
      parts.add(new SimulatedRecords(folder.resolve("part-" + parts.size()), size));
    }
    List<RecordParts.Part> folders =
        parts.stream().map(part -> new RecordParts.Part(part.folder, part.count)).toList();
    try (RecordParts files = new RecordParts(folders)) {
      simulate(sizes.stream().mapToLong(Long::longValue).sum(), files);
    }
    return parts;
  }

  private static void simulate(long events, BlockSink sink)
      throws IOException, InterruptedException {
    new Simulation(
            SimulationSettings.of(events, SEED, SETTINGS),
            Topics.DEFAULT,
            Runtime.getRuntime().availableProcessors())
        .run(sink, made -> {});
  }

  /** Frees the room that the files take, once nobody sends them any more. */
  void remove() {
    ToolFolder.remove(folder);
  }

  /** Sends them all. */
  void send(String bootstrap, Pace pace) throws IOException {
    try (RecordSender sender =
        new RecordSender(new EventProducer(ProducerSettings.of(bootstrap)), pace)) {
      sender.replay(folder);
    }
  }
}
