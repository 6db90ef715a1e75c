package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** The records that no contract accepts, for people who look into them. */
public final class Quarantine {
  private static final Table QUARANTINE = Tables.declared().named("quarantine");

  private final TableStore store;

  /** The quarantine of a lake. */
  public Quarantine(Lake lake) {
    this.store = new TableStore(lake);
  }

  /**
   * A record in quarantine.
   *
   * @param position {@code topic/partition/offset}: what a fix names in {@code fixes}
   * @param value the payload as text; bytes that are no text are replaced
   */
  public record Entry(
      String position,
      String rule,
      String reason,
      Optional<String> file,
      Optional<Long> line,
      Instant ingestedAt,
      String value) {}

  /** How many records there are, by rule. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    rows()
        .groupBy("rule")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  /**
   * The latest records.
   *
   * @param rule only those that broke this rule; empty for all
   * @param most how many at most
   */
  public List<Entry> list(Optional<String> rule, int most) {
    Dataset<Row> rows = rows();
    Dataset<Row> chosen = rule.isPresent() ? rows.where(col("rule").equalTo(rule.get())) : rows;
    return entries(
        chosen
            .orderBy(
                col("ingested_at").desc(), col("topic"), col("partition"), col("offset").desc())
            .limit(most));
  }

  /**
   * One record, or several where a topic was made anew.
   *
   * @param position {@code topic/partition/offset}
   * @throws IllegalArgumentException if the position is not written like that
   */
  public List<Entry> show(String position) {
    String[] parts = position.split("/", -1);
    if (parts.length != 3 || !parts[1].matches("\\d{1,9}") || !parts[2].matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "Cannot find record '"
              + position
              + "': expected topic/partition/offset such as mendlake.visit/0/3453");
    }
    Column here =
        col("topic")
            .equalTo(parts[0])
            .and(col("partition").equalTo(Integer.parseInt(parts[1])))
            .and(col("offset").equalTo(Long.parseLong(parts[2])));
    return entries(rows().where(here));
  }

  private Dataset<Row> rows() {
    store.ensure(QUARANTINE);
    return store.read(QUARANTINE);
  }

  private static List<Entry> entries(Dataset<Row> rows) {
    return rows
        .select(
            "topic",
            "partition",
            "offset",
            "rule",
            "reason",
            "file",
            "line",
            "ingested_at",
            "value")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Entry(
                    row.getString(0) + "/" + row.getInt(1) + "/" + row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    Optional.ofNullable(row.getString(5)),
                    row.isNullAt(6) ? Optional.empty() : Optional.of(row.getLong(6)),
                    row.getInstant(7),
                    row.isNullAt(8) ? "" : new String((byte[]) row.get(8), UTF_8)))
        .toList();
  }
}
