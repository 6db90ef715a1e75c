package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.warehouse.Publishing;
import org.mendlake.ingestion.jobs.KafkaSettings;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.transforms.run.KnowledgeDate;

/**
 * A fleet whose warehouse is built and then shown in Trino and Superset; those start only then, so
 * that the build has the machine for itself.
 */
final class ServedFleet {
  private static final long SILVER_EVENTS = 1_000;
  private static final int SILVER_ROUNDS = 20;
  private static final double NANOS = 1e9;

  private final BenchmarkHome home;
  private final WarmSession session;
  private final Progress progress;

  /** A fleet in a home where the broker runs. */
  ServedFleet(BenchmarkHome home, WarmSession session, Progress progress) {
    this.home = home;
    this.session = session;
    this.progress = progress;
  }

  /** How fast the dashboard's queries are. */
  DashboardSpeed queries(long events) throws IOException, InterruptedException, SQLException {
    progress.progress("Simulating %,d events ...".formatted(events));
    Pass pass = built(SimulatedRecords.make(events, home.folder().resolve("simulated")));
    long factRows = pass.factRows();
    publish(pass);
    DashboardQueries queries = DashboardQueries.of(home.configuration());
    progress.progress("Asking the queries of the dashboard ...");
    return new DashboardSpeed(events, factRows, queries.measure());
  }

  /** How fresh facts are while events arrive, and how fast the queries. */
  List<Figure> freshness(long events) throws IOException, InterruptedException, SQLException {
    List<Long> sizes = new ArrayList<>(List.of(events, (long) Serving.EVENTS));
    sizes.addAll(Collections.nCopies(SILVER_ROUNDS, SILVER_EVENTS));
    List<SimulatedRecords> parts =
        SimulatedRecords.makeParts(sizes, home.folder().resolve("simulated"));
    Pass pass = built(parts.get(0));
    List<Figure> figures = new ArrayList<>();
    figures.add(toSilver(pass, parts.subList(2, parts.size())));
    publish(pass);
    Serving serving = new Serving(home.configuration(), progress);
    figures.addAll(serving.measure(parts.get(1)));
    return figures;
  }

  private Pass built(SimulatedRecords records) throws IOException {
    progress.progress("Sending them to the broker ...");
    records.send(bootstrap(), Pace.unlimited());
    records.remove();
    progress.progress("Building a warehouse of %,d events ...".formatted(records.count()));
    Pass pass =
        new Pass(session.spark(), KafkaSettings.at(bootstrap()), home.folder().resolve("lake"));
    // As known today, so that the jobs do not begin with a new day.
    pass.run(records.count(), KnowledgeDate.today(home.configuration().zone(), Clock.systemUTC()));
    return pass;
  }

  /** Shows the warehouse to readers; nothing more is done in the session. */
  private void publish(Pass pass) throws IOException, InterruptedException {
    home.start(EnumSet.of(ServerName.TRINO, ServerName.SUPERSET));
    Publishing publishing = new Publishing(home.configuration(), progress);
    publishing.tables(pass.tables());
    publishing.dashboards();
    session.stop();
  }

  /** How long few events take to silver, the start of the queries included. */
  private Figure toSilver(Pass pass, List<SimulatedRecords> rounds) throws IOException {
    List<Double> seconds = new ArrayList<>();
    for (SimulatedRecords records : rounds) {
      records.send(bootstrap(), Pace.unlimited());
      long begin = System.nanoTime();
      pass.toSilver();
      seconds.add((System.nanoTime() - begin) / NANOS);
    }
    return Figure.of(
        "%,d events from broker to silver, p95, s".formatted(SILVER_EVENTS),
        Percentiles.of(seconds).p95());
  }

  private String bootstrap() {
    return home.configuration().broker().bootstrap();
  }
}
