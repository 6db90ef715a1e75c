package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.comparison.UnitMean;
import org.mendlake.statistics.comparison.UnitMeansBuilder;

/** Something measured of units that are compared: case by case, or means with their errors. */
final class MeanRows implements Rows {
  private static final Role VALUE = Role.required("value", Content.NUMBER, "what was measured");
  private static final Role UNIT_OF_CASE =
      Role.required(UnitRows.GROUP, Content.TEXT, "name of the unit");
  private static final Role MEAN = Role.required("mean", Content.NUMBER, "mean of the unit");
  private static final Role ERROR =
      Role.required("standard_error", Content.POSITIVE, "standard error of the mean");
  private static final Role UNIT =
      Role.optional(UnitRows.GROUP, Content.TEXT, "name of the unit; without it each row is one");

  private final UnitMeansBuilder cases = new UnitMeansBuilder();
  private final List<UnitMean> means = new ArrayList<>();
  private final Map<String, Long> lines = new HashMap<>();
  private boolean hasCases;

  static Columns columns() {
    return Columns.of(VALUE, UNIT_OF_CASE).or(MEAN, ERROR, UNIT);
  }

  @Override
  public void add(Row row) {
    hasCases = row.has(VALUE);
    if (hasCases) {
      addCase(row);
    } else {
      addMean(row);
    }
  }

  private void addCase(Row row) {
    OptionalDouble value = row.number(VALUE);
    String unit = row.text(UNIT_OF_CASE);
    if (row.isSound()) {
      cases.add(unit, value.getAsDouble());
    }
  }

  private void addMean(Row row) {
    OptionalDouble mean = row.number(MEAN);
    OptionalDouble error = row.number(ERROR);
    String unit = row.has(UNIT) ? row.text(UNIT) : String.valueOf(means.size() + 1);
    Long before = row.isSound() ? lines.putIfAbsent(unit, row.line()) : null;
    if (before != null) {
      row.refuse(UNIT, "one row for each unit; line %d has this one".formatted(before));
    }
    if (row.isSound()) {
      means.add(new UnitMean(unit, mean.getAsDouble(), error.getAsDouble()));
    }
  }

  Outcome<List<UnitMean>> means() {
    return hasCases ? cases.build() : Outcome.of(means);
  }
}
