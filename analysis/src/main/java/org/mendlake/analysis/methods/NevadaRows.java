package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;

/**
 * A Nevada table: one row for each month of shipment, one column for each month of return. What is
 * shipped in a month and comes back in the k-th month, its own being the first, failed between the
 * ages k - 1 and k; what never came back works at the age of the last column.
 */
final class NevadaRows implements Rows {
  static final Role SHIPPED =
      Role.required("shipped", Content.WHOLE, "units shipped in the month of the row");
  static final Role MONTH =
      Role.optionalMaybeEmpty("month", Content.TEXT, "name of the month of the row");

  private final LifeDataBuilder builder = LifeData.builder();
  private final List<String> problems = new ArrayList<>();
  private int months;
  private LifeData data;

  @Override
  public void add(Row row) {
    OptionalDouble shipped = row.number(SHIPPED);
    List<OptionalDouble> returns = row.rest(Content.WHOLE);
    if (!row.isSound()) {
      return;
    }
    double working = shipped.getAsDouble();
    for (int column = 0; column < returns.size(); column++) {
      double count = returns.get(column).orElse(0);
      if (count > 0 && column < months) {
        problems.add(
            "line %d, column %s: %.0f returns before the month of shipment"
                .formatted(row.line(), row.restNames().get(column), count));
      } else if (count > 0) {
        double age = column - months + 1.0;
        builder.failedBetween(age - 1, age).times(count);
        working -= count;
      }
    }
    int age = returns.size() - months;
    if (age < 1) {
      problems.add(
          "line %d: no column is left for the returns of this month; expected one for each month"
              .formatted(row.line()));
    } else if (working < 0) {
      problems.add(
          "line %d, column shipped: %.0f; expected at least the sum of its returns, %.0f"
              .formatted(row.line(), shipped.getAsDouble(), shipped.getAsDouble() - working));
    } else if (working > 0) {
      builder.working(age).times(working);
    }
    months++;
  }

  @Override
  public List<String> problems() {
    if (problems.isEmpty()) {
      data = builder.build();
    }
    return problems;
  }

  LifeData data() {
    return data;
  }
}
