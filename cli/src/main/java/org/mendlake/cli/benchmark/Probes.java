package org.mendlake.cli.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mendlake.dashboards.trino.TrinoServer;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.EventText;
import org.mendlake.ingestion.producing.OutgoingRecord;

/** Visits that are sent to be seen again: how long until Trino shows them in the fact. */
final class Probes {
  private static final double NANOS = 1e9;
  private static final String PREFIX = "probe-";
  private static final String SOURCE = "benchmark";

  private final EventProducer producer;
  private final TrinoServer trino;
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final List<Double> seconds = new ArrayList<>();
  private int number;

  Probes(EventProducer producer, TrinoServer trino) {
    this.producer = producer;
    this.trino = trino;
  }

  /** Sends one visit. */
  void send() {
    String visit = PREFIX + ++number;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] value =
        new EventText(
                "visit.completed.v1",
                SOURCE,
                visit,
                visit,
                now,
                now,
                "Asia/Shanghai",
                "create",
                Optional.empty())
            .withData(Optional.of("{\"machine_id\":\"probe\"}".getBytes(UTF_8)));
    sent.put(visit, System.nanoTime());
    producer.send(
        OutgoingRecord.event(
            Topics.DEFAULT.of("visit"), Optional.of(visit), value, now.toEpochMilli()));
    producer.flush();
  }

  /** Looks which of those sent are there; how long the others have been waited for goes on. */
  void look() throws SQLException {
    try (Connection connection = trino.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT visit_id FROM gold.fct_repair_visit WHERE machine_id = 'probe'")) {
      long now = System.nanoTime();
      while (rows.next()) {
        Long begin = sent.remove(rows.getString(1));
        if (begin != null) {
          seconds.add((now - begin) / NANOS);
        }
      }
    }
  }

  /** Whether some were sent that were not seen yet. */
  boolean areOut() {
    return !sent.isEmpty();
  }

  /** Seconds from sending to seeing, in the order seen. */
  List<Double> seconds() {
    return List.copyOf(seconds);
  }
}
