package org.mendlake.ingestion.jobs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.ingestion.parse.SilverRows;
import org.mendlake.lake.Micros;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Table;

/**
 * Those of a batch of few records, in this process. A stream of a thousand events a second is a
 * small batch every second or two, and Spark spends ten times as long on planning as on the events
 * (docs/decisions/0021-small-batches-at-hand.md).
 */
final class RecordsAtHand implements BatchRecords {
  /** The order in which the first of equal events is kept. */
  private static final Comparator<Parsed> IN_ORDER =
      Comparator.<Parsed, UTF8String>comparing(each -> each.record().getUTF8String(1))
          .thenComparing(each -> each.record().getInt(2))
          .thenComparing(each -> each.record().getLong(3));

  private final List<Parsed> parsed = new ArrayList<>();
  private final Map<String, List<Fingerprints>> stored = new HashMap<>();

  /**
   * A table and the places of what is asked of its rows.
   *
   * @param entity whose events it holds; null of the quarantine
   */
  private record Target(String table, String entity, int contentHash, int knownAt, int rule) {
    private static final int NOWHERE = -1;

    static Target of(Table table, EventCatalog catalog) {
      return table.equals(catalog.quarantine())
          ? new Target(table.name(), null, NOWHERE, NOWHERE, table.position("rule"))
          : new Target(
              table.name(),
              catalog.entity(table),
              table.position("content_hash"),
              table.position("known_at"),
              NOWHERE);
    }

    boolean isOfEvents() {
      return entity != null;
    }
  }

  /**
   * A record of bronze, and the row that it becomes.
   *
   * @param record columns of {@link SilverRows#RECORD}
   */
  private record Parsed(InternalRow record, Target target, InternalRow row) {

    Fingerprint fingerprint(Fingerprint.Of what) {
      return what == Fingerprint.Of.RECORD
          ? Fingerprint.ofRecord(record.getUTF8String(1), record.getInt(2), record.getLong(3))
          : Fingerprint.ofEvent(row.getUTF8String(target.contentHash), knownAt());
    }

    long knownAt() {
      return row.getLong(target.knownAt);
    }
  }

  private RecordsAtHand(EventCatalog catalog, List<InternalRow> records, SilverRows rows) {
    List<Target> targets =
        rows.tables().stream()
            .map(table -> Target.of(catalog.tables().named(table), catalog))
            .toList();
    records.forEach(
        record ->
            rows.read(
                record, (table, row) -> parsed.add(new Parsed(record, targets.get(table), row))));
    parsed.sort(IN_ORDER);
  }

  /**
   * Parses records.
   *
   * @param records rows of {@link SilverRows#RECORD}
   * @param versions pinned version of each silver table that was there, by name
   * @return nothing when silver holds too many rows that would have to be looked at
   */
  static Optional<RecordsAtHand> of(
      List<InternalRow> records,
      SilverRows rows,
      EventCatalog catalog,
      Map<String, String> versions,
      StoredFingerprints stored) {
    RecordsAtHand batch = new RecordsAtHand(catalog, records, rows);
    BatchSummary summary = batch.summary();
    for (BatchSummary.Span span : summary.events()) {
      long from = Micros.of(span.from());
      long to = Micros.of(span.to());
      if (!batch.isFound(
          catalog.of(span.entity()),
          (table, version) ->
              stored.of(
                  table, version, Fingerprint.Of.EVENT, file -> file.mayHold("known_at", from, to)),
          versions)) {
        return Optional.empty();
      }
    }
    boolean isAllFound =
        summary.refused().isEmpty()
            || batch.isFound(
                catalog.quarantine(),
                (table, version) -> stored.of(table, version, Fingerprint.Of.RECORD, file -> true),
                versions);
    return isAllFound ? Optional.of(batch) : Optional.empty();
  }

  /** Finds what a version of a table holds. */
  private interface Finding {
    Optional<List<Fingerprints>> of(Table table, long version);
  }

  private boolean isFound(Table table, Finding finding, Map<String, String> versions) {
    String version = versions.get(table.name());
    Optional<List<Fingerprints>> found =
        version == null ? Optional.of(List.of()) : finding.of(table, Long.parseLong(version));
    found.ifPresent(some -> stored.put(table.name(), some));
    return found.isPresent();
  }

  @Override
  public BatchSummary summary() {
    Map<String, BatchSummary.Span> events = new TreeMap<>();
    Map<String, Long> refused = new TreeMap<>();
    for (Parsed each : parsed) {
      if (each.target.isOfEvents()) {
        Instant knownAt = Instant.EPOCH.plus(each.knownAt(), ChronoUnit.MICROS);
        String entity = each.target.entity;
        events.merge(
            entity,
            new BatchSummary.Span(entity, 1, knownAt, knownAt),
            BatchSummary.Span::together);
      } else {
        refused.merge(each.row.getUTF8String(each.target.rule).toString(), 1L, Long::sum);
      }
    }
    return new BatchSummary(List.copyOf(events.values()), refused);
  }

  @Override
  public SkippedRecords duplicates(List<BatchSummary.Span> spans) {
    Fingerprints seen = new Fingerprints(parsed.size());
    return skipped(
        parsed.stream()
            .filter(each -> each.target.isOfEvents())
            .filter(
                each ->
                    !seen.add(each.fingerprint(Fingerprint.Of.EVENT))
                        || isStored(each, Fingerprint.Of.EVENT))
            .toList());
  }

  @Override
  public SkippedRecords standing() {
    return skipped(
        parsed.stream()
            .filter(each -> !each.target.isOfEvents() && isStored(each, Fingerprint.Of.RECORD))
            .toList());
  }

  private boolean isStored(Parsed record, Fingerprint.Of what) {
    Fingerprint fingerprint = record.fingerprint(what);
    return stored.get(record.target.table).stream().anyMatch(some -> some.contains(fingerprint));
  }

  private static SkippedRecords skipped(List<Parsed> records) {
    SkippedRecords.Builder skipped = new SkippedRecords.Builder();
    for (Parsed each : records) {
      InternalRow record = each.record;
      skipped.add(record.getUTF8String(1), record.getInt(2), record.getLong(3));
    }
    return skipped.build();
  }

  @Override
  public Map<String, List<WrittenFile>> write(
      Map<String, TableFiles> tables, SkippedRecords skipped) {
    Map<String, List<InternalRow>> rows = new TreeMap<>();
    for (Parsed each : parsed) {
      InternalRow record = each.record;
      if (tables.containsKey(each.target.table)
          && !skipped.contains(record.getUTF8String(1), record.getInt(2), record.getLong(3))) {
        rows.computeIfAbsent(each.target.table, name -> new ArrayList<>()).add(each.row);
      }
    }
    Map<String, List<WrittenFile>> written = new HashMap<>();
    rows.forEach((name, some) -> written.put(name, List.of(tables.get(name).write(some))));
    return written;
  }

  @Override
  public void close() {
    // Nothing is kept outside this process.
  }
}
