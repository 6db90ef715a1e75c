package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;

/** Reads the conversion of one field and checks it, and every constant in it, by the contract. */
final class ScalarReader {
  static final Set<String> KEYS = Set.of("unit", "multiply", "round", "dates");
  private static final JsonFactory JSON = new JsonFactory();
  private final NumberStyle numbers;
  private final TimeStyle times;

  ScalarReader(NumberStyle numbers, TimeStyle times) {
    this.numbers = numbers;
    this.times = times;
  }

  /** The plan of a field from its section; every problem is noted there. */
  Plan.Value read(Section section, Field field) {
    Expression expression = inFileStyle(ExpressionReader.read(section, KEYS), field.type());
    boolean isNumber =
        field.type() instanceof FieldType.Decimal || field.type() instanceof FieldType.Whole;
    boolean isTime =
        field.type() instanceof FieldType.Day || field.type() instanceof FieldType.Moment;
    refuseKeysFor(section, isNumber, isTime);
    if (!(field.type() instanceof FieldType.Text)
        && !expression.isOneColumn()
        && expression.constantText().isEmpty()) {
      section.problem("Cannot make it from a template: " + inWords(field.type()) + " is expected");
    }
    Scalar scalar =
        new Scalar(
            field.type(),
            numbers,
            section.node().has("dates") ? style(section) : times,
            ratio(section, field),
            section.node().path("round").asBoolean(section.node().has("unit")));
    refuseOwnTexts(section, expression, scalar);
    return new Plan.Value(field.name(), expression, scalar, field.required());
  }

  /** Date patterns under the key {@code dates} of a section. */
  static TimeStyle style(Section section) {
    List<String> patterns = section.texts("dates");
    for (String pattern : patterns) {
      try {
        new TimeStyle(List.of(pattern));
      } catch (IllegalArgumentException e) {
        section
            .at("dates")
            .problem("Cannot use the date pattern '" + pattern + "': " + e.getMessage());
        return TimeStyle.ISO;
      }
    }
    return new TimeStyle(patterns);
  }

  private static void refuseKeysFor(Section section, boolean isNumber, boolean isTime) {
    for (String key : List.of("unit", "multiply", "round")) {
      if (section.node().has(key) && !isNumber) {
        section.at(key).problem("Cannot use it: the field is no number");
      }
    }
    if (section.node().has("dates") && !isTime) {
      section.at("dates").problem("Cannot use it: the field is no date or time");
    }
  }

  /** Numbers in a mapping have a decimal point; the file may have a comma. */
  private Expression inFileStyle(Expression expression, FieldType type) {
    if (!(type instanceof FieldType.Decimal) || expression.constantText().isEmpty()) {
      return expression;
    }
    return Expression.constant(numbers.styled(expression.constantText().get()));
  }

  private static Units.Ratio ratio(Section section, Field field) {
    Units.Ratio ratio = Units.Ratio.ONE;
    Optional<String> unit = section.text("unit");
    if (unit.isPresent()) {
      String target = field.unit().orElse("");
      Optional<Units.Ratio> between = Units.between(unit.get(), target);
      if (between.isEmpty()) {
        List<String> alike = Units.alike(target);
        section
            .at("unit")
            .problem(
                "Cannot convert '"
                    + unit.get()
                    + "' to "
                    + (target.isEmpty() ? "a field without a unit" : "'" + target + "'")
                    + (alike.isEmpty() ? "" : ": expected one of " + String.join(", ", alike)));
      }
      ratio = between.orElse(ratio);
    }
    Optional<String> factor = section.text("multiply");
    if (factor.isPresent()) {
      try {
        ratio = ratio.times(new BigDecimal(factor.get()));
      } catch (NumberFormatException e) {
        section.at("multiply").problem("Cannot multiply by '" + factor.get() + "': no number");
      }
    }
    return ratio;
  }

  private static void refuseOwnTexts(Section section, Expression expression, Scalar scalar) {
    for (String text : expression.ownTexts()) {
      failure(scalar, text)
          .ifPresent(
              expected ->
                  section.problem(
                      "Cannot use '"
                          + text
                          + "': it is not "
                          + expected
                          + suggestion(scalar.type(), text)));
    }
  }

  private static String suggestion(FieldType type, String text) {
    return type instanceof FieldType.Text allowed ? Names.suggestion(text, allowed.allowed()) : "";
  }

  private static Optional<String> failure(Scalar scalar, String text) {
    try (JsonGenerator json = JSON.createGenerator(new StringWriter())) {
      return scalar.tryWrite(text, ZoneOffset.UTC, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String inWords(FieldType type) {
    if (type instanceof FieldType.Truth) {
      return "true or false";
    }
    return type instanceof FieldType.Decimal || type instanceof FieldType.Whole
        ? "a number"
        : "a date or time";
  }
}
