package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.LineNumbers;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.InvalidDataException;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;

/** Ages at failure, or as far as they are known. */
final class LifeRows implements Rows {
  private static final Role AGE =
      Role.required("age", Content.NOT_NEGATIVE, "age at failure, or when last seen working");
  private static final Role STATUS =
      Role.required("status", Content.FLAG, "1 failed, 0 still working");
  private static final Role LOWER =
      Role.requiredMaybeEmpty("lower", Content.NOT_NEGATIVE, "age up to which it surely worked");
  private static final Role UPPER =
      Role.requiredMaybeEmpty("upper", Content.NOT_NEGATIVE, "age by which it surely had failed");
  private static final Role ENTRY =
      Role.optionalMaybeEmpty("entry", Content.NOT_NEGATIVE, "age from which on it is observed");
  private static final Role COUNT =
      Role.optional("count", Content.NOT_NEGATIVE, "number of such units");
  private static final Role MODE = Role.optionalMaybeEmpty("mode", Content.TEXT, "failure mode");
  private static final Role NEEDED_MODE =
      Role.requiredMaybeEmpty("mode", Content.TEXT, "failure mode, empty where unknown or working");

  private final LifeDataBuilder builder = LifeData.builder();
  private final boolean hasResolution;
  private final LineNumbers lines = new LineNumbers();
  private LifeData data;

  /**
   * Takes rows.
   *
   * @param resolution what ages are whole multiples of, cut off, so that an age of 0 is an interval
   */
  LifeRows(Optional<Double> resolution) {
    resolution.ifPresent(builder::ageUnit);
    hasResolution = resolution.isPresent();
  }

  static Columns columns() {
    return Columns.of(AGE, STATUS).or(LOWER, UPPER).and(ENTRY, COUNT, MODE);
  }

  /** The same where the mode must be there. */
  static Columns columnsWithMode() {
    return Columns.of(AGE, STATUS).or(LOWER, UPPER).and(NEEDED_MODE, ENTRY, COUNT);
  }

  @Override
  public void add(Row row) {
    boolean hasStatus = row.has(AGE);
    OptionalDouble first = row.number(hasStatus ? AGE : LOWER);
    OptionalDouble second = row.number(hasStatus ? STATUS : UPPER);
    double entry = row.number(ENTRY, 0);
    double count = row.number(COUNT, 1);
    String mode = row.text(row.has(MODE) ? MODE : NEEDED_MODE);
    if (row.isSound() && hasStatus && !hasResolution && isFailureAtZero(first, second)) {
      row.refuse(AGE, "an age above 0 of a failure; or say with --resolution how ages are cut off");
    }
    if (!row.isSound()) {
      return;
    }
    if (hasStatus) {
      builder.observed(first.getAsDouble(), (int) second.getAsDouble());
    } else {
      builder.observed(first, second);
    }
    if (entry > 0) {
      builder.enteredAt(entry);
    }
    if (count != 1) {
      builder.times(count);
    }
    if (!mode.isEmpty()) {
      builder.mode(mode);
    }
    lines.add(row.line());
  }

  private static boolean isFailureAtZero(OptionalDouble age, OptionalDouble status) {
    return age.getAsDouble() == 0 && status.getAsDouble() == 1;
  }

  @Override
  public List<String> problems() {
    try {
      data = builder.build();
      return List.of();
    } catch (InvalidDataException invalid) {
      return lines.told(invalid);
    }
  }

  /** The data; there are some once the rows were found free of problems. */
  LifeData data() {
    return data;
  }
}
