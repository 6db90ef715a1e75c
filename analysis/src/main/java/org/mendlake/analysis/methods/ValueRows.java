package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;

/** Demand of one period in each row, in order of time. */
final class ValueRows implements Rows {
  private static final Role VALUE =
      Role.required("value", Content.NOT_NEGATIVE, "demand of the period");

  private final List<Double> values = new ArrayList<>();

  static Columns columns() {
    return Columns.of(VALUE);
  }

  @Override
  public void add(Row row) {
    OptionalDouble value = row.number(VALUE);
    if (row.isSound()) {
      values.add(value.getAsDouble());
    }
  }

  List<Double> values() {
    return values;
  }
}
