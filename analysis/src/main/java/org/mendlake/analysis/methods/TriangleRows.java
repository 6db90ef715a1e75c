package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.warranty.Triangle;
import org.mendlake.statistics.warranty.TriangleBuilder;

/** Cells of a triangle, in any order. */
final class TriangleRows implements Rows {
  static final String COLUMNS =
      "Columns: origin (period of the event or sale), development (periods since then, from 0 or 1;"
          + " or the period in which the value was known), value. Periods are whole numbers or"
          + " months such as 2024-07.";

  private static final Role ORIGIN =
      Role.required("origin", Content.TEXT, "period of the event or sale");
  private static final Role DEVELOPMENT =
      Role.required("development", Content.TEXT, "periods since then, or the period of knowledge");

  private final Role value;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Place, Long> lines = new HashMap<>();

  private record Place(Period origin, Period development) {}

  private record Entry(Period origin, Period development, double value) {}

  /** What a cell holds. */
  enum Cells {
    /** What came in its development. */
    INCREMENTAL,
    /** All that had come up to its development. */
    CUMULATIVE
  }

  /** Takes cells whose values are in a column of this role. */
  TriangleRows(Role value) {
    this.value = value;
  }

  static Columns columns(Role value) {
    return Columns.of(ORIGIN, DEVELOPMENT, value);
  }

  @Override
  public void add(Row row) {
    Optional<Period> origin = period(row, ORIGIN);
    Optional<Period> development = period(row, DEVELOPMENT);
    OptionalDouble number = row.number(value);
    if (row.isSound()) {
      Long before = lines.putIfAbsent(new Place(origin.get(), development.get()), row.line());
      if (before != null) {
        row.refuse(DEVELOPMENT, "one that line %d does not give for this origin".formatted(before));
      }
    }
    if (row.isSound()) {
      entries.add(new Entry(origin.get(), development.get(), number.getAsDouble()));
    }
  }

  private static Optional<Period> period(Row row, Role role) {
    Optional<Period> period = Period.parse(row.text(role));
    if (period.isEmpty()) {
      row.refuse(role, Period.EXPECTED);
    }
    return period;
  }

  Triangle triangle(Cells cells) {
    TriangleBuilder builder =
        cells == Cells.INCREMENTAL ? Triangle.ofIncrements() : Triangle.ofCumulatives();
    boolean isKnownIn =
        entries.stream().allMatch(entry -> entry.development.number() >= entry.origin.number());
    int first = entries.stream().mapToInt(entry -> entry.development.number()).min().orElse(0);
    for (Entry entry : entries) {
      if (isKnownIn) {
        builder.cellKnownIn(entry.origin.number(), entry.development.number(), entry.value);
      } else {
        builder.cell(
            entry.origin.number(), entry.development.number() - Math.min(first, 1), entry.value);
      }
    }
    return builder.build();
  }

  /** Name of an origin as the file writes it. */
  String name(int origin) {
    return new Period(origin, entries.get(0).origin.isMonth()).text();
  }
}
