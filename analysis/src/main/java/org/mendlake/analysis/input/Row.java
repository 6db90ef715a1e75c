package org.mendlake.analysis.input;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One row of a file. What cannot be read is noted as a problem with its line, column and value, and
 * the row is no longer sound: it must not be used, but reading goes on.
 */
public final class Row {
  private final Binding binding;
  private final Problems problems;
  private List<String> fields = List.of();
  private long line;
  private boolean sound;

  Row(Binding binding, Problems problems) {
    this.binding = binding;
    this.problems = problems;
  }

  void moveTo(long line, List<String> fields) {
    this.line = line;
    this.fields = fields;
    this.sound = true;
    if (fields.size() != binding.width()) {
      sound = false;
      problems.add(
          "line %d: %d %s, expected %d as in the header."
              .formatted(
                  line, fields.size(), fields.size() == 1 ? "value" : "values", binding.width()));
    }
  }

  /** Whether everything asked so far could be read. */
  public boolean isSound() {
    return sound;
  }

  /** Line in the file; the header is line 1. */
  public long line() {
    return line;
  }

  /** Whether the file has the column. */
  public boolean has(Role role) {
    return binding.place(role) >= 0;
  }

  /** The value of a column; empty where the file has no such column, or no value in this row. */
  public OptionalDouble number(Role role) {
    int place = binding.place(role);
    if (place < 0) {
      return OptionalDouble.empty();
    }
    String text = field(place);
    if (text.isEmpty()) {
      if (!role.mayBeEmpty()) {
        refuse(place, role.content().expected());
      }
      return OptionalDouble.empty();
    }
    return parsed(place, text, role.content());
  }

  /** The value of a column; {@code otherwise} where the file has no such column or value. */
  public double number(Role role, double otherwise) {
    return number(role).orElse(otherwise);
  }

  /** Whether the value is 1; not so where the file has no such column or value. */
  public boolean flag(Role role) {
    return number(role, 0) == 1;
  }

  /** The text of a column; empty where the file has no such column, or no value in this row. */
  public String text(Role role) {
    int place = binding.place(role);
    if (place < 0) {
      return "";
    }
    String text = field(place);
    if (text.isEmpty() && !role.mayBeEmpty()) {
      refuse(place, role.content().expected());
    }
    return text;
  }

  /** The day in a column; empty where the file has no such column, or no value in this row. */
  public Optional<LocalDate> date(Role role) {
    String text = text(role);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDate) {
      refuse(role, role.content().expected());
      return Optional.empty();
    }
  }

  /** Names of the columns that no role is read from, from left to right. */
  public List<String> restNames() {
    return IntStream.of(binding.rest()).mapToObj(binding::columnName).toList();
  }

  /** Values of the columns that no role is read from; an empty one is empty. */
  public List<OptionalDouble> rest(Content content) {
    return IntStream.of(binding.rest())
        .mapToObj(
            place -> {
              String text = field(place);
              return text.isEmpty() ? OptionalDouble.empty() : parsed(place, text, content);
            })
        .toList();
  }

  /** Notes that the value of a column is wrong beside the others of the row. */
  public void refuse(Role role, String expected) {
    refuse(binding.place(role), expected);
  }

  private OptionalDouble parsed(int place, String text, Content content) {
    OptionalDouble value = DecimalText.parse(text);
    if (value.isPresent() && !DecimalText.isUsable(value.getAsDouble())) {
      refuse(place, DecimalText.USABLE);
      return OptionalDouble.empty();
    }
    if (value.isEmpty() || !content.holds(value.getAsDouble())) {
      refuse(place, content.expected());
      return OptionalDouble.empty();
    }
    return value;
  }

  private void refuse(int place, String expected) {
    sound = false;
    problems.add(
        "line %d, column %s: %s; expected %s."
            .formatted(line, binding.columnName(place), shown(field(place)), expected));
  }

  private static String shown(String text) {
    return text.isEmpty() ? "no value" : "\"" + text + "\"";
  }

  /** Nothing where the row is too short, which has been told. */
  private String field(int place) {
    return place < fields.size() ? fields.get(place).strip() : "";
  }
}
