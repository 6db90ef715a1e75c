package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;

/** The records that no contract accepted, for people who look into them. */
public final class Quarantine {
  private final TableStore store;
  private final EventCatalog catalog = EventCatalog.declared(Topics.DEFAULT);

  /** The quarantine of a lake. */
  public Quarantine(Lake lake) {
    this.store = new TableStore(lake);
  }

  /**
   * A record in quarantine.
   *
   * @param position where it stands
   * @param key Kafka key as text
   * @param value the payload as text; bytes that are no text are replaced
   * @param settled what has become of it since, such as {@code fixed by mendlake.visit/0/12}; empty
   *     while it is open
   */
  public record Entry(
      Position position,
      String rule,
      String reason,
      Optional<String> file,
      Optional<Long> line,
      Instant ingestedAt,
      Instant timestamp,
      Optional<String> key,
      String value,
      Optional<String> settled) {}

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

  /** One record, or several where a topic was made anew, the latest first. */
  public List<Entry> show(Position position) {
    Column here =
        col("topic")
            .equalTo(position.topic())
            .and(col("partition").equalTo(position.partition()))
            .and(col("offset").equalTo(position.offset()));
    return entries(rows().where(here).orderBy(col("ingested_at").desc()));
  }

  private Dataset<Row> rows() {
    return store.readIfThere(catalog.quarantine());
  }

  private List<Entry> entries(Dataset<Row> rows) {
    List<Row> found =
        rows.select(
                "topic",
                "partition",
                "offset",
                "rule",
                "reason",
                "file",
                "line",
                "ingested_at",
                "kafka_timestamp",
                "key",
                "value")
            .collectAsList();
    Map<String, String> settled = settled(found);
    return found.stream()
        .map(
            row -> {
              Position position = new Position(row.getString(0), row.getInt(1), row.getLong(2));
              return new Entry(
                  position,
                  row.getString(3),
                  row.getString(4),
                  Optional.ofNullable(row.getString(5)),
                  row.isNullAt(6) ? Optional.empty() : Optional.of(row.getLong(6)),
                  row.getInstant(7),
                  row.getInstant(8),
                  row.isNullAt(9) ? Optional.empty() : Optional.of(text(row, 9)),
                  row.isNullAt(10) ? "" : text(row, 10),
                  Optional.ofNullable(settled.get(position.toString())));
            })
        .toList();
  }

  private static String text(Row row, int column) {
    return new String((byte[]) row.get(column), UTF_8);
  }

  /** Which of some records were readmitted, or replaced by an event that names them. */
  private Map<String, String> settled(List<Row> found) {
    Map<String, String> settled = new HashMap<>();
    if (found.isEmpty()) {
      return settled;
    }
    Object[] positions =
        found.stream()
            .map(row -> new Position(row.getString(0), row.getInt(1), row.getLong(2)).toString())
            .toArray();
    Column position = concat_ws("/", col("topic"), col("partition"), col("offset"));
    store
        .readIfThere(catalog.readmission())
        .select(position.as("position"))
        .where(col("position").isin(positions))
        .collectAsList()
        .forEach(row -> settled.put(row.getString(0), "accepted by later contracts"));
    catalog.entities().stream()
        .map(table -> fixes(table, position, positions))
        .reduce(Dataset::union)
        .orElseThrow()
        .collectAsList()
        .forEach(row -> settled.put(row.getString(0), "fixed by " + row.getString(1)));
    return settled;
  }

  private Dataset<Row> fixes(Table table, Column position, Object[] positions) {
    return store
        .readIfThere(table)
        .where(col("fixes").isin(positions))
        .select(col("fixes"), position);
  }
}
