package org.mendlake.analysis.methods;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.LineNumbers;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.InvalidDataException;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.FleetBuilder;

/**
 * Histories of repairable units. A row with event 1 is an event, one with event 0 ends a period of
 * observation that began at the row's entry age, or when the unit was new. A unit without such a
 * row is observed to its last event.
 */
final class RecurrentRows implements Rows {
  private static final Role UNIT = Role.required("unit", Content.TEXT, "name of the unit");
  private static final Role AGE =
      Role.required("age", Content.NOT_NEGATIVE, "age at the event or at the end of observation");
  private static final Role EVENT =
      Role.required("event", Content.FLAG, "1 an event, 0 the end of observation");
  private static final Role COST =
      Role.optionalMaybeEmpty("cost", Content.NUMBER, "cost of the event");
  private static final Role ENTRY =
      Role.optionalMaybeEmpty("entry", Content.NOT_NEGATIVE, "age from which on it is observed");

  private final FleetBuilder builder = Fleet.builder();
  private final LineNumbers lines = new LineNumbers();
  private final Map<String, First> firsts = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private Fleet fleet;

  /**
   * Where a unit begins.
   *
   * @param entry its lowest entry age
   * @param line the first of its lines
   */
  private record First(double entry, long line) {
    private First with(First later) {
      return new First(Math.min(entry, later.entry), line);
    }
  }

  static Columns columns() {
    return Columns.of(UNIT, AGE, EVENT, COST, ENTRY);
  }

  @Override
  public void add(Row row) {
    String unit = row.text(UNIT);
    OptionalDouble age = row.number(AGE);
    boolean isEvent = row.flag(EVENT);
    OptionalDouble cost = row.number(COST);
    double entry = row.number(ENTRY, 0);
    if (!row.isSound()) {
      return;
    }
    firsts.merge(unit, new First(entry, row.line()), First::with);
    lines.add(row.line());
    if (!isEvent) {
      ended.add(unit);
      builder.observed(unit, entry, age.getAsDouble());
    } else if (cost.isPresent()) {
      builder.event(unit, age.getAsDouble(), cost.getAsDouble());
    } else {
      builder.event(unit, age.getAsDouble());
    }
  }

  @Override
  public List<String> problems() {
    firsts.forEach(
        (unit, first) -> {
          if (!ended.contains(unit)) {
            lines.add(first.line());
            builder.observedToLastEvent(unit, first.entry());
          }
        });
    try {
      fleet = builder.build();
      return List.of();
    } catch (InvalidDataException invalid) {
      return lines.told(invalid);
    }
  }

  /** The fleet; there is one once the rows were found free of problems. */
  Fleet fleet() {
    return fleet;
  }
}
