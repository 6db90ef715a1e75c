package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.Pause;
import org.mendlake.cli.stack.Progress;
import org.mendlake.dashboards.trino.TrinoServer;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.simulation.records.Pace;

/** How fresh and how fast the warehouse is for its readers, on a home that holds a fleet. */
final class Serving {
  private static final int PROBES = 60;

  /** Enough for the probes at a thousand a second, and for the last ones to be seen. */
  static final int EVENTS = 330_000;

  private static final int EVENTS_PER_SECOND = 1_000;
  private static final long SECOND_MILLIS = 1_000;

  /** As a dashboard asks that refreshes itself, at the shortest interval that Superset has. */
  private static final long REFRESH_MILLIS = 10_000;

  /** To look is a query too, beside those of the dashboard. */
  private static final int PROBES_TO_A_LOOK = 2;

  /** The first builds of a process take many times as long as those of one that runs for a day. */
  private static final int WARM_UP_PROBES = 240;

  private final Configuration configuration;
  private final Progress progress;
  private final TrinoServer trino;

  Serving(Configuration configuration, Progress progress) {
    this.configuration = configuration;
    this.progress = progress;
    this.trino = new TrinoServer(configuration.trino().jdbcUrl(), "benchmark");
  }

  /**
   * Asks every query of the dashboard, then sends events to the running jobs while the queries go
   * on, then kills the jobs.
   *
   * @param records what is sent at 1,000 a second while the jobs run, beside the probes
   */
  List<Figure> measure(SimulatedRecords records)
      throws IOException, InterruptedException, SQLException {
    List<Figure> figures = new ArrayList<>();
    DashboardQueries queries = DashboardQueries.of(configuration);
    progress.progress("Asking the queries of the dashboard ...");
    Percentiles asked = AskedQuery.all(queries.measure());
    figures.add(Figure.of("dashboard query in Trino, p50, s", asked.median()));
    figures.add(Figure.of(Bar.DASHBOARD_QUERY, asked.p95()));
    try (EventProducer producer =
        new EventProducer(ProducerSettings.of(configuration.broker().bootstrap()))) {
      Probes probes = new Probes(producer, trino);
      probes.send();
      try (JobsProcess jobs = JobsProcess.start(configuration)) {
        long commits = bronzeCommits();
        progress.progress("Waiting for the jobs ...");
        figures.add(
            Figure.of(
                "JVM start to first commit, s",
                jobs.secondsUntil(() -> bronzeCommits() > commits)));
        freshness(probes, records, queries, jobs, figures);
        jobs.kill();
      }
      probes.send();
      try (JobsProcess again = JobsProcess.start(configuration)) {
        figures.add(
            Figure.of(
                "recovery: kill to the next visit in fct_repair_visit, s",
                again.secondsUntil(
                    () -> {
                      look(probes);
                      return !probes.areOut();
                    })));
      }
    }
    return figures;
  }

  private void freshness(
      Probes probes,
      SimulatedRecords records,
      DashboardQueries queries,
      JobsProcess jobs,
      List<Figure> figures)
      throws InterruptedException {
    ExecutorService beside = Executors.newFixedThreadPool(2);
    try {
      Future<?> sending =
          beside.submit(
              () -> {
                records.send(configuration.broker().bootstrap(), Pace.of(EVENTS_PER_SECOND));
                return null;
              });
      Future<?> asking = beside.submit(() -> askAgainAndAgain(queries));
      for (int probe = 1; probe <= WARM_UP_PROBES + PROBES; probe++) {
        progress.progress("  probe %d of %d".formatted(probe, WARM_UP_PROBES + PROBES));
        probes.send();
        Pause.millis(SECOND_MILLIS);
        if (probe % PROBES_TO_A_LOOK == 0) {
          look(probes);
        }
        jobs.requireAlive();
      }
      while (probes.areOut()) {
        look(probes);
        jobs.requireAlive();
        Pause.millis(SECOND_MILLIS);
      }
      asking.cancel(true);
      ended(asking);
      ended(sending);
    } finally {
      beside.shutdownNow();
    }
    List<Double> warm = probes.seconds().subList(WARM_UP_PROBES, probes.seconds().size());
    Percentiles seen = Percentiles.of(warm);
    figures.add(Figure.of("freshness in fct_repair_visit, p50, s", seen.median()));
    figures.add(Figure.of("freshness in fct_repair_visit, p95, s", seen.p95()));
  }

  /** Passes on why something beside ended, unless it was told to. */
  private static void ended(Future<?> work) throws InterruptedException {
    try {
      work.get();
    } catch (CancellationException toldTo) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot measure: " + e.getCause().getMessage(), e.getCause());
    }
  }

  private Void askAgainAndAgain(DashboardQueries queries) throws SQLException {
    while (!Thread.currentThread().isInterrupted()) {
      queries.ask();
      Pause.millis(REFRESH_MILLIS);
    }
    return null;
  }

  private void look(Probes probes) {
    try {
      probes.look();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot look for the probes: " + e.getMessage(), e);
    }
  }

  private long bronzeCommits() throws IOException {
    Path log =
        configuration.installation().warehouse().resolve("bronze").resolve("record/_delta_log");
    if (!Files.exists(log)) {
      return 0;
    }
    try (var files = Files.list(log)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }
}
