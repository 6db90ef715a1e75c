package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;

/** Looks at a cohort in order: what was expected, and claims of the looks that were made. */
final class CohortRows implements Rows {
  private static final Role EXPECTED =
      Role.required("expected", Content.NOT_NEGATIVE, "claims expected since the look before");
  private static final Role MACHINES =
      Role.required("n", Content.NOT_NEGATIVE, "machines under observation since the look before");
  private static final Role CLAIMS =
      Role.optionalMaybeEmpty(
          "x", Content.WHOLE, "claims since the look before, empty for looks still to come");

  private final List<Double> expected = new ArrayList<>();
  private final List<Long> claims = new ArrayList<>();
  private final OptionalDouble rate;

  /**
   * Takes looks.
   *
   * @param rate claims expected of a machine from look to look, where the file has machines
   */
  CohortRows(OptionalDouble rate) {
    this.rate = rate;
  }

  static Columns columns() {
    return Columns.of(EXPECTED, CLAIMS).or(MACHINES, CLAIMS);
  }

  @Override
  public void add(Row row) {
    boolean hasExpected = row.has(EXPECTED);
    OptionalDouble size = row.number(hasExpected ? EXPECTED : MACHINES);
    OptionalDouble count = row.number(CLAIMS);
    if (row.isSound() && count.isPresent() && claims.size() < expected.size()) {
      row.refuse(CLAIMS, "no value, because a look before has none");
    }
    if (!hasExpected && rate.isEmpty()) {
      row.refuse(MACHINES, "the column expected instead, or --rate");
    }
    if (row.isSound()) {
      expected.add(hasExpected ? size.getAsDouble() : size.getAsDouble() * rate.getAsDouble());
      count.ifPresent(value -> claims.add((long) value));
    }
  }

  List<Double> expected() {
    return expected;
  }

  /** Claims of the looks that were made. */
  List<Long> claims() {
    return claims;
  }
}
