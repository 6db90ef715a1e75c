package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.stack.ToolFolder;
import org.mendlake.ingestion.jobs.KafkaSettings;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.transforms.run.KnowledgeDate;

/** Measures the jobs on simulated events, in one warm session, beside DuckDB at the same work. */
public final class Benchmark implements AutoCloseable {
  private static final long WARM_UP = 1_000_000;
  private static final int WARM_UP_ROUNDS = 2;
  private static final KnowledgeDate DAY =
      new KnowledgeDate(SimulatedRecords.LAST_DAY, ZoneId.of("Asia/Shanghai"));

  private final Installation installation;
  private final Progress progress;
  private final WarmSession session;
  private int lakes;

  /** The benchmark in homes of its own beside the user's. */
  public Benchmark(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
    this.session = new WarmSession(installation.home().resolve("benchmark-scratch"));
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

  /** How fresh and fast a warehouse of a size is for its readers; starts all servers. */
  public List<Figure> serve(long events) throws IOException, InterruptedException, SQLException {
    try (BenchmarkHome home = home()) {
      return new ServedFleet(home, session, progress).freshness(events);
    }
  }

  /** How fast the dashboard's queries are on a warehouse of a size; starts all servers. */
  public DashboardSpeed ask(long events) throws IOException, InterruptedException, SQLException {
    try (BenchmarkHome home = home()) {
      return new ServedFleet(home, session, progress).queries(events);
    }
  }

  /** A home with the broker alone. */
  private BenchmarkHome home() throws IOException {
    return BenchmarkHome.open(installation, EnumSet.of(ServerName.KAFKA), progress);
  }

  /** Looks at a pass before its lake is removed. */
  private interface Look {
    void at(Pass pass, SimulatedRecords records) throws IOException;
  }

  private List<List<Measurement>> passes(long events, int rounds, Look look)
      throws IOException, InterruptedException {
    List<List<Measurement>> passes = new ArrayList<>();
    try (BenchmarkHome home = home()) {
      progress.progress("Simulating %,d events ...".formatted(events));
      SimulatedRecords records = SimulatedRecords.make(events, home.folder().resolve("simulated"));
      KafkaSettings kafka = KafkaSettings.at(home.configuration().broker().bootstrap());
      progress.progress("Sending them to the broker ...");
      records.send(kafka.bootstrap(), Pace.unlimited());
      for (int round = 1; round <= rounds; round++) {
        progress.progress("  %,d events, round %d of %d".formatted(events, round, rounds));
        // Delta remembers tables by their path: those of the pass before are gone.
        Path lake = home.folder().resolve("lake-" + ++lakes);
        Pass pass = new Pass(session.spark(), kafka, lake);
        passes.add(pass.run(records.count(), DAY));
        look.at(pass, records);
        ToolFolder.remove(lake);
      }
    }
    return passes;
  }

  @Override
  public void close() {
    session.close();
  }
}
