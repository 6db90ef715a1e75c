package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.stack.ToolFolder;
import org.mendlake.cli.warehouse.Publishing;
import org.mendlake.ingestion.jobs.KafkaSettings;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.lake.LakeSession;
import org.mendlake.lake.LakeSettings;
import org.mendlake.transforms.run.KnowledgeDate;

/** Measures the jobs on simulated events, in one warm session, beside DuckDB at the same work. */
public final class Benchmark implements AutoCloseable {
  private static final String DASHBOARD = "product-quality";
  private static final long WARM_UP = 1_000_000;
  private static final int WARM_UP_ROUNDS = 2;
  private static final long SILVER_EVENTS = 1_000;
  private static final int SILVER_ROUNDS = 20;
  private static final double NANOS = 1e9;
  private static final long SEED = 20_260_630;
  private static final KnowledgeDate DAY =
      new KnowledgeDate(SimulatedRecords.LAST_DAY, ZoneId.of("Asia/Shanghai"));

  private final Installation installation;
  private final Progress progress;
  private int lakes;

  /** The benchmark in homes of its own beside the user's. */
  public Benchmark(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /**
   * Both sides in turn, after passes that warm the session.
   *
   * @param rounds how often each side is measured
   */
  public Comparison compare(long events, int rounds) throws IOException, InterruptedException {
    DuckDb duckDb = DuckDb.fetched(installation, progress);
    passes(Math.min(events, WARM_UP), WARM_UP_ROUNDS, (pass, records) -> {});
    List<JsonNode> theirs = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    List<List<Measurement>> ours =
        passes(
            events,
            rounds,
            (pass, records) -> {
              progress.progress("  DuckDB at the same bytes");
              JsonNode run =
                  duckDb.run(
                      records.folder(),
                      DAY.day(),
                      records.folder().resolveSibling("duckdb.json"),
                      progress);
              theirs.add(run);
              differences.addAll(
                  Comparison.differences(new Answers(pass.tables()).all(), run.path("answers")));
            });
    return new Comparison(ours, theirs, differences.stream().distinct().toList());
  }

  /** One whole pass of a size. */
  public Measurement whole(long events) throws IOException, InterruptedException {
    List<Measurement> steps = passes(events, 1, (pass, records) -> {}).get(0);
    return steps.stream().reduce((a, b) -> a.then("broker to marts", b)).orElseThrow();
  }

  /** How fresh and fast a fleet of a size is for its readers; starts all servers. */
  public List<Figure> serve(long events) throws IOException, InterruptedException, SQLException {
    try (BenchmarkHome home =
        BenchmarkHome.open(installation, EnumSet.allOf(ServerName.class), progress)) {
      Path folder = home.folder();
      List<Long> sizes = new ArrayList<>(List.of(events, (long) Serving.EVENTS));
      sizes.addAll(Collections.nCopies(SILVER_ROUNDS, SILVER_EVENTS));
      List<SimulatedRecords> parts =
          SimulatedRecords.makeParts(sizes, SEED, folder.resolve("simulated"));
      String bootstrap = home.configuration().broker().bootstrap();
      parts.get(0).send(bootstrap, Pace.unlimited());
      progress.progress("Building a warehouse of %,d events ...".formatted(events));
      Pass pass = new Pass(session(), KafkaSettings.at(bootstrap), folder.resolve("lake"));
      // As known today, so that the jobs do not begin with a new day.
      pass.run(events, KnowledgeDate.today(home.configuration().zone(), Clock.systemUTC()));
      List<Figure> figures = new ArrayList<>();
      figures.add(toSilver(pass, parts.subList(2, parts.size()), bootstrap));
      Publishing publishing = new Publishing(home.configuration(), progress);
      publishing.tables(pass.tables());
      publishing.dashboards();
      session().stop();
      Serving serving = new Serving(home.configuration(), progress);
      figures.addAll(serving.measure(DASHBOARD, parts.get(1)));
      return figures;
    }
  }

  /** How long few events take to silver, the start of the queries included. */
  private Figure toSilver(Pass pass, List<SimulatedRecords> rounds, String bootstrap)
      throws IOException {
    List<Double> seconds = new ArrayList<>();
    for (SimulatedRecords records : rounds) {
      records.send(bootstrap, Pace.unlimited());
      long begin = System.nanoTime();
      pass.toSilver();
      seconds.add((System.nanoTime() - begin) / NANOS);
    }
    return Figure.of(
        "%,d events from broker to silver, p95, s".formatted(SILVER_EVENTS),
        Percentiles.of(seconds).p95());
  }

  /** Looks at a pass before its lake is removed. */
  private interface Look {
    void at(Pass pass, SimulatedRecords records) throws IOException;
  }

  private List<List<Measurement>> passes(long events, int rounds, Look look)
      throws IOException, InterruptedException {
    List<List<Measurement>> passes = new ArrayList<>();
    try (BenchmarkHome home =
        BenchmarkHome.open(installation, EnumSet.of(ServerName.KAFKA), progress)) {
      progress.progress("Simulating %,d events ...".formatted(events));
      SimulatedRecords records =
          SimulatedRecords.make(events, SEED, home.folder().resolve("simulated"));
      KafkaSettings kafka = KafkaSettings.at(home.configuration().broker().bootstrap());
      progress.progress("Sending them to the broker ...");
      records.send(kafka.bootstrap(), Pace.unlimited());
      for (int round = 1; round <= rounds; round++) {
        progress.progress("  %,d events, round %d of %d".formatted(events, round, rounds));
        // Delta remembers tables by their path: those of the pass before are gone.
        Path lake = home.folder().resolve("lake-" + ++lakes);
        Pass pass = new Pass(session(), kafka, lake);
        passes.add(pass.run(records.count(), DAY));
        look.at(pass, records);
        ToolFolder.remove(lake);
      }
    }
    return passes;
  }

  /** The one session of this process; what it spills outlives the home of a size. */
  private SparkSession session() {
    LakeSettings local = LakeSettings.local();
    return LakeSession.open(
        new LakeSettings(
            local.master(),
            local.shufflePartitions(),
            Map.of("spark.local.dir", scratch().toString())));
  }

  private Path scratch() {
    return installation.home().resolve("benchmark-scratch");
  }

  @Override
  public void close() {
    session().stop();
    ToolFolder.remove(scratch());
  }
}
