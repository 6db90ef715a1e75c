package org.mendlake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.producing.SendException;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.ingestion.simulation.records.BlockSink;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordFiles;
import org.mendlake.ingestion.simulation.records.RecordSender;
import org.mendlake.ingestion.simulation.reports.Fate;
import org.mendlake.ingestion.simulation.settings.SettingsException;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.truth.TruthDetail;
import org.mendlake.ingestion.simulation.truth.TruthFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake simulate}. */
@Command(
    name = "simulate",
    description = {
      "Make the events of a fleet whose truth is known, or send such events from files.",
      "Equal settings and seed give equal bytes, whatever the number of threads."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./mendlake simulate --events 1000000 --seed 42 --out /tmp/fleet",
      "Example: ./mendlake simulate --replay /tmp/fleet --rate 1000",
      "Settings, files and truth: docs/how-to/simulate.md"
    })
final class SimulateCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @ArgGroup(multiplicity = "1")
  private Origin origin;

  /** Where the events come from. */
  private static final class Origin {
    @Option(
        names = "--events",
        required = true,
        paramLabel = "N",
        description = "Make N records, 1000 or more.")
    private long events;

    @Option(
        names = "--replay",
        required = true,
        paramLabel = "DIR",
        description = "Send what an earlier simulation wrote to DIR to the broker.")
    private Path replay;
  }

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What all chance derives from; ${DEFAULT-VALUE} unless told.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write to files DIR/events/*.jsonl instead of sending to the broker.")
  private Path out;

  @Option(
      names = "--rate",
      paramLabel = "EVENTS_PER_S",
      description = "Events a second; as fast as possible unless told.")
  private Double rate;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads that make events; one for each core unless told.")
  private Integer threads;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Change a setting, such as delivery.duplicates=0.05; may be repeated.")
  private Map<String, String> changed = new LinkedHashMap<>();

  @Option(
      names = "--truth",
      paramLabel = "DETAIL",
      defaultValue = "FACTS",
      description = "What is written beside the events: none, totals or facts; facts unless told.")
  private TruthDetail truth;

  @Option(
      names = "--truth-as-of",
      paramLabel = "DAY",
      description = "The facts as known by the end of this day; the last one unless told.")
  private LocalDate truthAsOf;

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = mendlake.configuration();
    if (rate != null && !(rate > 0)) {
      throw CommandFailure.usage("Cannot send " + rate + " events a second: expected more than 0");
    }
    if (threads != null && threads < 1) {
      throw CommandFailure.usage("Cannot use " + threads + " threads: expected 1 or more");
    }
    Pace pace = rate == null ? Pace.unlimited() : Pace.of(rate);
    try {
      if (origin.replay == null) {
        simulate(configuration, pace);
      } else {
        replay(configuration, pace);
      }
      return ExitCode.OK;
    } catch (SettingsException wrong) {
      throw CommandFailure.usage(wrong.getMessage());
    } catch (SendException unsent) {
      throw CommandFailure.failed(unsent.getMessage() + " See ./mendlake status.", unsent);
    } catch (IOException failure) {
      throw CommandFailure.failed(failure.getMessage(), failure);
    }
  }

  private void simulate(Configuration configuration, Pace pace)
      throws IOException, InterruptedException {
    SimulationSettings settings = SimulationSettings.of(origin.events, seed, changed);
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    LocalDate known = truthAsOf == null ? settings.window().end() : truthAsOf;
    Simulation simulation = new Simulation(settings, Topics.DEFAULT, workers, truth, known);
    Path truthFolder = truthFolder(configuration);
    Terminal terminal = mendlake.terminal();
    long begun = System.nanoTime();
    Simulation.Result made;
    try (BlockSink sink =
            out == null
                ? sender(configuration, pace)
                : new RecordFiles(out.resolve("events"), pace);
        TruthFiles files = new TruthFiles(truthFolder, settings, truth)) {
      made =
          simulation.run(
              sink,
              block -> {
                files.add(block.tally(), block.truth());
                terminal.progress(
                    "Simulating: %,d machines".formatted(block.firstMachine() + block.machines()));
              });
    }
    tell(made.records(), out == null ? "sent" : "written to " + out, begun);
    terminal.answer("%,d machines".formatted(made.machines()));
    made.tally()
        .counts()
        .forEach(
            (fate, types) ->
                terminal.answer("%,d %s".formatted(made.tally().total(fate), words(fate))));
    terminal.answer("The truth is in " + truthFolder);
  }

  private Path truthFolder(Configuration configuration) {
    Path simulation =
        out == null
            ? configuration
                .installation()
                .home()
                .resolve("simulations/seed-%d-events-%d".formatted(seed, origin.events))
            : out;
    return simulation.resolve("truth");
  }

  private static String words(Fate fate) {
    return switch (fate) {
      case ACCEPTED -> "new valid events";
      case DUPLICATE -> "duplicates";
      case CONFLICT -> "valid events with other content under a known id";
      case REFUSED -> "that must end in quarantine";
    };
  }

  private void replay(Configuration configuration, Pace pace) throws IOException {
    Path events = origin.replay.resolve("events");
    if (!Files.isDirectory(events)) {
      throw CommandFailure.usage(
          "Cannot replay " + origin.replay + ": there is no folder events in it");
    }
    long begun = System.nanoTime();
    try (RecordSender sender = sender(configuration, pace)) {
      tell(sender.replay(events), "sent", begun);
    }
  }

  private static RecordSender sender(Configuration configuration, Pace pace) {
    return new RecordSender(
        new EventProducer(ProducerSettings.of(configuration.broker().bootstrap())), pace);
  }

  private void tell(long records, String what, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    mendlake
        .terminal()
        .answer(
            String.format(
                Locale.ROOT,
                "%,d records %s in %.1f s, %,.0f a second",
                records,
                what,
                seconds,
                records / seconds));
  }
}
