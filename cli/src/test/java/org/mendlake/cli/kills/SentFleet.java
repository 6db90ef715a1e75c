package org.mendlake.cli.kills;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordSender;
import org.mendlake.ingestion.simulation.reports.Fate;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.truth.TruthDetail;
import org.mendlake.ingestion.simulation.truth.TruthFiles;

/**
 * A fleet's records in the order of delivery, and what must become of them.
 *
 * @param refused the records that must end in quarantine
 * @param truth folder with the facts, below {@code facts}
 */
record SentFleet(
    List<OutgoingRecord> records,
    RecordTally tally,
    List<RecordTally.Refused> refused,
    Path truth) {
  private static final Map<String, String> ROUGH =
      Map.of(
          "delivery.duplicates", "0.05",
          "delivery.conflicts", "0.02",
          "delivery.malformed", "0.02",
          "reporting.amendments", "0.1",
          "reporting.cancellations", "0.03");

  static SentFleet of(long events, long seed, Path truth) throws IOException, InterruptedException {
    SimulationSettings settings = SimulationSettings.of(events, seed, ROUGH);
    List<OutgoingRecord> records = new ArrayList<>();
    Simulation simulation =
        new Simulation(settings, Topics.DEFAULT, 1, TruthDetail.FACTS, settings.window().end());
    try (RecordSender sender = new RecordSender(EventSink.to(records::add), Pace.unlimited());
        TruthFiles files = new TruthFiles(truth, settings, TruthDetail.FACTS)) {
      List<RecordTally.Refused> refused = new ArrayList<>();
      RecordTally tally =
          simulation
              .run(
                  sender,
                  block -> {
                    files.add(block.tally(), block.truth());
                    refused.addAll(block.tally().refused());
                  })
              .tally();
      return new SentFleet(records, tally, refused, truth);
    }
  }

  /** Rows that silver must hold, by type of event. */
  Map<String, Long> events() {
    Map<String, Long> events = new TreeMap<>(tally.counts().get(Fate.ACCEPTED));
    tally
        .counts()
        .getOrDefault(Fate.CONFLICT, Map.of())
        .forEach((type, rows) -> events.merge(type, rows, Long::sum));
    return events;
  }
}
