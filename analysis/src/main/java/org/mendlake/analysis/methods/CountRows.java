package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.monitoring.Subgroup;

/** Counts with their sizes, or single values, in order of time. */
final class CountRows implements Rows {
  private static final Role COUNT = Role.required("x", Content.WHOLE, "what was counted");
  private static final Role SIZE =
      Role.optional("n", Content.NOT_NEGATIVE, "in how many items, or in how much exposure");
  private static final Role VALUE =
      Role.required("value", Content.NOT_NEGATIVE, "units or time since the event before");
  private static final Role EXCLUDED =
      Role.optionalMaybeEmpty(
          "excluded", Content.TEXT, "why it is no part of the baseline: 1 or the cause");

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A row.
   *
   * @param count what was counted, or the value
   * @param size empty where the file has no sizes
   * @param exclusion why it is no part of the baseline
   */
  record Entry(double count, OptionalDouble size, Optional<String> exclusion) {}

  static Columns columns() {
    return Columns.of(COUNT, SIZE, EXCLUDED).or(VALUE, EXCLUDED);
  }

  @Override
  public void add(Row row) {
    OptionalDouble count = row.number(row.has(COUNT) ? COUNT : VALUE);
    OptionalDouble size = row.number(SIZE);
    String mark = row.text(EXCLUDED);
    if (row.isSound()) {
      entries.add(new Entry(count.getAsDouble(), size, exclusion(mark)));
    }
  }

  private static Optional<String> exclusion(String mark) {
    return switch (mark) {
      case "", "0" -> Optional.empty();
      case "1" -> Optional.of("marked in the file");
      default -> Optional.of(mark);
    };
  }

  /**
   * The counts with their sizes; one without a size has the size 1.
   *
   * @throws IllegalArgumentException if a value is no whole number
   */
  List<Subgroup> subgroups() {
    entries.stream()
        .filter(entry -> entry.count() != Math.rint(entry.count()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw new IllegalArgumentException(
                  "Cannot count %s: counts are whole; g and t charts take other values"
                      .formatted(entry.count()));
            });
    return entries.stream()
        .map(
            entry ->
                new Subgroup(Math.round(entry.count()), entry.size().orElse(1), entry.exclusion()))
        .toList();
  }

  List<Entry> entries() {
    return entries;
  }
}
