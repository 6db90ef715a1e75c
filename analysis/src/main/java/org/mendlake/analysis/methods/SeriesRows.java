package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.monitoring.Subgroup;

/** What is watched over time, a row for each point, in order. */
final class SeriesRows implements Rows {
  private static final Role COUNT = Role.required("x", Content.WHOLE, "what was counted");
  private static final Role COUNT_ALONE = Role.required("value", Content.WHOLE, "what was counted");
  private static final Role ENDING =
      Role.required("x", Content.FLAG, "1 a bad ending of the case, 0 a good one");
  private static final Role GAP =
      Role.required("value", Content.NOT_NEGATIVE, "units or time since the event before");
  private static final Role MEASUREMENT =
      Role.required("value", Content.NUMBER, "what was measured");
  private static final Role SIZE =
      Role.optional("n", Content.NOT_NEGATIVE, "in how many items, or in how much exposure");
  private static final Role NEEDED_SIZE =
      Role.required("n", Content.NOT_NEGATIVE, "items inspected, or exposure");
  private static final Role RISK =
      Role.optional("risk", Content.RISK, "probability of a bad ending of such a case");
  private static final Role EXCLUDED =
      Role.optionalMaybeEmpty(
          "excluded", Content.TEXT, "why it is no part of the baseline: 1 or the cause");

  private final Kind kind;
  private final List<Entry> entries = new ArrayList<>();

  /** What the points are. */
  enum Kind {
    /** Counts, of sizes where the file has them. */
    COUNTS,
    /** Counts of sizes. */
    SIZED_COUNTS,
    /** Counts that are part of their sizes. */
    SHARES,
    /** What passed from one event to the next. */
    GAPS,
    /** Cases that ended well or badly. */
    CASES,
    /** Measured values. */
    MEASUREMENTS
  }

  /**
   * A point.
   *
   * @param value what was counted or measured
   * @param size its size or risk; empty where the file has none
   * @param exclusion why it is no part of the baseline
   */
  record Entry(double value, OptionalDouble size, Optional<String> exclusion) {
    /** The point as a count; one without a size has the size 1. */
    Subgroup subgroup() {
      return new Subgroup(Math.round(value), size.orElse(1), exclusion);
    }
  }

  static Columns columns(Kind kind) {
    return switch (kind) {
      case COUNTS -> Columns.of(COUNT, SIZE, EXCLUDED).or(COUNT_ALONE, EXCLUDED);
      case SIZED_COUNTS, SHARES -> Columns.of(COUNT, NEEDED_SIZE, EXCLUDED);
      case GAPS -> Columns.of(GAP, EXCLUDED).or(COUNT, EXCLUDED);
      case CASES -> Columns.of(ENDING, RISK, EXCLUDED);
      case MEASUREMENTS -> Columns.of(MEASUREMENT, EXCLUDED);
    };
  }

  /** Takes points of a kind. */
  SeriesRows(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void add(Row row) {
    OptionalDouble value = number(row, COUNT, COUNT_ALONE, ENDING, GAP, MEASUREMENT);
    OptionalDouble size = number(row, SIZE, NEEDED_SIZE, RISK);
    String mark = row.text(EXCLUDED);
    if (row.isSound() && row.has(COUNT) && size.isPresent()) {
      if (size.getAsDouble() == 0 && value.getAsDouble() > 0) {
        row.refuse(COUNT, "0, because n is 0");
      } else if (kind == Kind.SHARES && value.getAsDouble() > size.getAsDouble()) {
        row.refuse(COUNT, "at most n, which is " + row.text(NEEDED_SIZE));
      }
    }
    if (row.isSound()) {
      entries.add(new Entry(value.getAsDouble(), size, exclusion(mark)));
    }
  }

  /** The value of the one of these columns that the file has. */
  private static OptionalDouble number(Row row, Role... roles) {
    return Stream.of(roles)
        .filter(row::has)
        .findFirst()
        .map(row::number)
        .orElseGet(OptionalDouble::empty);
  }

  private static Optional<String> exclusion(String mark) {
    return switch (mark) {
      case "", "0" -> Optional.empty();
      case "1" -> Optional.of("marked in the file");
      default -> Optional.of(mark);
    };
  }

  /** Every point. */
  List<Entry> entries() {
    return entries;
  }

  /** Every point as what a chart takes. */
  <T> List<T> as(Function<Entry, T> point) {
    return entries.stream().map(point).toList();
  }

  /** The points that are not excluded. */
  List<Entry> used() {
    return entries.stream().filter(entry -> entry.exclusion().isEmpty()).toList();
  }
}
