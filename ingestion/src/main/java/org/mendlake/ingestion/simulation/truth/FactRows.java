package org.mendlake.ingestion.simulation.truth;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of facts as lines of CSV, with counts and sums; an absent value is empty. */
final class FactRows {
  private final Map<Fact, StringBuilder> lines = new EnumMap<>(Fact.class);
  private final FactTotals totals = new FactTotals();
  private final boolean keepsLines;

  private FactRows(boolean keepsLines) {
    this.keepsLines = keepsLines;
  }

  /** Rows of which only counts and sums are kept. */
  static FactRows counted() {
    return new FactRows(false);
  }

  /** Rows that are kept whole. */
  static FactRows kept() {
    return new FactRows(true);
  }

  /** Begins a row; each column must be told, in order. */
  Row row(Fact fact) {
    totals.count(fact);
    return new Row(fact);
  }

  /** The lines of a fact, without a header. */
  CharSequence lines(Fact fact) {
    return lines.getOrDefault(fact, new StringBuilder());
  }

  /** Counts and sums. */
  FactTotals totals() {
    return totals;
  }

  /** A row on its way. */
  final class Row {
    private final Fact fact;
    private final StringBuilder line = new StringBuilder(200);
    private int column;

    private Row(Fact fact) {
      this.fact = fact;
    }

    Row text(String value) {
      return cell(value.isEmpty() || hasMark(value) ? quoted(value) : value);
    }

    Row text(Optional<String> value) {
      return value.isPresent() ? text(value.get()) : cell("");
    }

    Row whole(long value) {
      totals.add(fact, column, value, 0);
      return cell(Long.toString(value));
    }

    Row whole(OptionalLong value) {
      return value.isPresent() ? whole(value.getAsLong()) : cell("");
    }

    Row decimal(long unscaled, int places) {
      totals.add(fact, column, unscaled, places);
      return cell(BigDecimal.valueOf(unscaled, places).toPlainString());
    }

    Row decimal(OptionalLong unscaled, int places) {
      return unscaled.isPresent() ? decimal(unscaled.getAsLong(), places) : cell("");
    }

    Row truth(boolean value) {
      return cell(Boolean.toString(value));
    }

    Row day(long epochDay) {
      return cell(LocalDate.ofEpochDay(epochDay).toString());
    }

    Row day(OptionalLong epochDay) {
      return epochDay.isPresent() ? day(epochDay.getAsLong()) : cell("");
    }

    Row instant(long epochMillis) {
      return cell(Instant.ofEpochMilli(epochMillis).toString());
    }

    Row instant(OptionalLong epochMillis) {
      return epochMillis.isPresent() ? instant(epochMillis.getAsLong()) : cell("");
    }

    /** Ends the row. */
    void end() {
      if (column != fact.columns().size()) {
        throw new IllegalStateException(
            "Cannot write a row of " + fact.table() + ": " + column + " columns are told");
      }
      if (keepsLines) {
        lines.computeIfAbsent(fact, f -> new StringBuilder()).append(line).append('\n');
      }
    }

    private Row cell(String text) {
      if (column++ > 0) {
        line.append(',');
      }
      line.append(text);
      return this;
    }

    private static boolean hasMark(String value) {
      return value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
    }

    private static String quoted(String value) {
      return '"' + value.replace("\"", "\"\"") + '"';
    }
  }
}
