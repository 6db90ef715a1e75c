package org.mendlake.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.Progress;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordSender;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.truth.TruthDetail;
import org.mendlake.ingestion.simulation.truth.TruthFiles;

/**
 * The demo's simulated input: a fleet of six years up to the end of last month, whose truth is
 * written beside the home's other simulations.
 *
 * <p>It is sent once in the life of a home. The last day is noted before the first event goes out,
 * so that a demo that was interrupted sends the same events again and the lake drops the copies.
 */
final class SimulatedFleet {
  private static final long EVENTS = 20_000;
  private static final long SEED = 1;
  private static final int YEARS = 6;

  private final Configuration configuration;
  private final Path folder;

  SimulatedFleet(Configuration configuration) {
    this.configuration = configuration;
    this.folder = configuration.installation().home().resolve("simulations").resolve("demo");
  }

  /**
   * Sends the fleet unless an earlier demo did.
   *
   * @param today in the maker's zone
   * @return what was sent; empty when it was sent before
   */
  Optional<Simulation.Result> send(LocalDate today, Progress progress)
      throws IOException, InterruptedException {
    Path sent = folder.resolve("sent");
    if (Files.exists(sent)) {
      return Optional.empty();
    }
    SimulationSettings settings = settings(lastDay(today));
    Simulation simulation =
        new Simulation(
            settings,
            Topics.DEFAULT,
            Runtime.getRuntime().availableProcessors(),
            TruthDetail.FACTS,
            settings.window().end());
    Simulation.Result result;
    try (RecordSender sender =
            new RecordSender(
                new EventProducer(ProducerSettings.of(configuration.broker().bootstrap())),
                Pace.unlimited());
        TruthFiles truth = new TruthFiles(folder.resolve("truth"), settings, TruthDetail.FACTS)) {
      result =
          simulation.run(
              sender,
              block -> {
                truth.add(block.tally(), block.truth());
                progress.progress(
                    "  %,d records of the simulated fleet sent".formatted(sender.sent()));
              });
    }
    Files.createFile(sent);
    return Optional.of(result);
  }

  /** The last day of the window: that of the first attempt, or else the end of last month. */
  private LocalDate lastDay(LocalDate today) throws IOException {
    Path noted = folder.resolve("last-day");
    if (Files.exists(noted)) {
      return LocalDate.parse(Files.readString(noted).strip());
    }
    LocalDate last = YearMonth.from(today).minusMonths(1).atEndOfMonth();
    Files.createDirectories(folder);
    Files.writeString(noted, last + "\n");
    return last;
  }

  private SimulationSettings settings(LocalDate lastDay) {
    return SimulationSettings.of(
        EVENTS,
        SEED,
        Map.of(
            "window.start", lastDay.plusDays(1).minusYears(YEARS).toString(),
            "window.end", lastDay.toString(),
            "window.zone", configuration.zone().toString()));
  }
}
