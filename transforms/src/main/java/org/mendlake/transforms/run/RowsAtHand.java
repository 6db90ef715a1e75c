package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.Micros;
import org.mendlake.lake.StoredRow;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;

/**
 * The rows of small tables, read in this process. A build over a few events is nearly all planning
 * when Spark does it (docs/decisions/0018-few-rows-without-a-job.md); what is too large here is
 * left to Spark.
 */
final class RowsAtHand {
  /** How many rows are kept for the other steps of a build. */
  private static final long KEPT_ROWS = 200_000;

  private final BuildContext context;
  private final Limits limits;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Map<Span, List<InternalRow>> changes = new ConcurrentHashMap<>();
  private final AtomicLong room = new AtomicLong(KEPT_ROWS);

  /** Rows of a version of a table. */
  private record Kept(long version, List<StoredRow> rows) {}

  /** Versions of a table after one up to another. */
  private record Span(String table, long after, long upTo) {}

  RowsAtHand(BuildContext context, Limits limits) {
    this.context = context;
    this.limits = limits;
  }

  /** The rows of a table at a version, every column that it declares; nothing when too large. */
  Optional<List<StoredRow>> stored(Table table, long version) {
    Kept rows = kept.get(table.name());
    if (rows != null && rows.version == version) {
      return Optional.of(rows.rows);
    }
    Optional<List<StoredRow>> read =
        context.store(table).atHand(table, version, limits.tableBytes());
    read.ifPresent(list -> keep(table, new Kept(version, list)));
    return read;
  }

  private void keep(Table table, Kept read) {
    if (!hasRoom(read.rows.size())) {
      return;
    }
    Kept before = kept.put(table.name(), read);
    if (before != null) {
      room.addAndGet(before.rows.size());
    }
  }

  /** What a step may read of a table: its pinned version, of silver only what is known. */
  Optional<List<InternalRow>> readable(Table table) {
    return stored(table, context.version(table.name())).map(rows -> known(table, rows));
  }

  /** Rows that were added, taken away or replaced after a version. */
  Optional<List<InternalRow>> changed(Table table, long after) {
    Span span = new Span(table.name(), after, context.version(table.name()));
    if (span.upTo == after) {
      return Optional.of(List.of());
    }
    List<InternalRow> before = changes.get(span);
    if (before != null) {
      return Optional.of(before);
    }
    Optional<List<InternalRow>> read =
        context
            .store(table)
            .changesAtHand(table, after, span.upTo, limits.tableBytes())
            .map(rows -> known(table, rows));
    read.filter(rows -> hasRoom(rows.size())).ifPresent(rows -> changes.put(span, rows));
    return read;
  }

  private boolean hasRoom(int rows) {
    if (room.addAndGet(-rows) < 0) {
      room.addAndGet(rows);
      return false;
    }
    return true;
  }

  /** Rows that a step has not consumed yet: changed since, or known only with the new day. */
  Optional<List<InternalRow>> unconsumed(Table table, BuildState.Consumed before) {
    return changed(table, before.inputs().getOrDefault(table.name(), -1L))
        .flatMap(
            changed ->
                newlyKnown(table, before)
                    .map(known -> Stream.concat(changed.stream(), known.stream()).toList()));
  }

  /** Rows of silver that are known only with the new day. */
  Optional<List<InternalRow>> newlyKnown(Table table, BuildState.Consumed before) {
    if (table.layer() != Layer.SILVER
        || before.knowledgeDate().equals(context.knowledgeDate().day())) {
      return Optional.of(List.of());
    }
    long was =
        Micros.of(new KnowledgeDate(before.knowledgeDate(), context.knowledgeDate().zone()).end());
    int knownAt = table.position("known_at");
    return readable(table)
        .map(all -> all.stream().filter(row -> row.getLong(knownAt) >= was).toList());
  }

  /** Whether every row of some tables would be at hand. */
  boolean areAtHand(Collection<Table> tables) {
    return tables.stream()
        .allMatch(
            table ->
                context
                    .store(table)
                    .bytes(table, context.version(table.name()))
                    .filter(bytes -> bytes <= limits.tableBytes())
                    .isPresent());
  }

  private List<InternalRow> known(Table table, List<StoredRow> rows) {
    List<InternalRow> known = new ArrayList<>(rows.size());
    Predicate<InternalRow> isKnown = row -> true;
    if (table.layer() == Layer.SILVER) {
      int at = table.position("known_at");
      long end = Micros.of(context.knowledgeDate().end());
      isKnown = row -> row.getLong(at) < end;
    }
    for (StoredRow row : rows) {
      if (isKnown.test(row.row())) {
        known.add(row.row());
      }
    }
    return known;
  }

  /** An expression over the rows of a table. */
  BoundExpressions expressions(Table table, List<String> sql) {
    return BoundExpressions.of(context.spark(), context.store(table).shape(table), sql);
  }

  /**
   * Rows of which an expression has one of some values: from the rows at hand, or found by a job
   * when the table is large and the values are few.
   */
  Optional<List<InternalRow>> having(Table table, String sql, Set<UTF8String> values) {
    if (values.isEmpty()) {
      return Optional.of(List.of());
    }
    Optional<List<InternalRow>> all = readable(table);
    if (all.isPresent()) {
      BoundExpressions key = expressions(table, List.of(sql));
      return Optional.of(
          all.get().stream().filter(row -> isOneOf(values, key.values(row)[0])).toList());
    }
    return where(table, context.version(table.name()), isOneOf(sql, values))
        .map(rows -> known(table, rows));
  }

  private static boolean isOneOf(Set<UTF8String> values, Object value) {
    return value != null && values.contains(value);
  }

  /** Stored rows that meet a condition, found by a job; nothing when it is to be left to Spark. */
  Optional<List<StoredRow>> where(Table table, long version, Optional<Column> condition) {
    return condition.flatMap(found -> context.store(table).where(table, version, found));
  }

  /** That an expression has one of some values; nothing when they are many. */
  Optional<Column> isOneOf(String sql, Set<UTF8String> values) {
    return values.size() > limits.values()
        ? Optional.empty()
        : Optional.of(expr(sql).isin(values.stream().map(UTF8String::toString).toArray()));
  }
}
