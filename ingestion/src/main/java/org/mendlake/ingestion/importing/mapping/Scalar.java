package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.mendlake.schema.FieldType;

/**
 * How a text becomes a value of a contract field.
 *
 * @param type type of the field; neither an object nor a list
 * @param numbers how the file writes numbers
 * @param times how the file writes dates and times
 * @param ratio factor between the file's unit and the contract's
 * @param rounds whether decimals beyond the field's are rounded half up; otherwise they are refused
 */
record Scalar(
    FieldType type, NumberStyle numbers, TimeStyle times, Units.Ratio ratio, boolean rounds) {

  /** Writes the value that a text stands for. */
  void write(String source, String text, ZoneId zone, JsonGenerator json)
      throws IOException, RowRefusal {
    Optional<String> failure = tryWrite(text, zone, json);
    if (failure.isPresent()) {
      throw refusal(source, text, failure.get());
    }
  }

  private static RowRefusal refusal(String source, String text, String expected) {
    return new RowRefusal(
        source,
        text,
        "Cannot read column " + source + ": '" + RowRefusal.shown(text) + "' is not " + expected);
  }

  /** What the text should have been, when it is not; nothing is written then. */
  Optional<String> tryWrite(String text, ZoneId zone, JsonGenerator json) throws IOException {
    if (type instanceof FieldType.Text allowed) {
      if (!allowed.allowed().isEmpty() && !allowed.allowed().contains(text)) {
        return Optional.of("one of " + String.join(", ", allowed.allowed()));
      }
      json.writeString(text);
      return Optional.empty();
    }
    if (type instanceof FieldType.Whole) {
      return whole(text, json);
    }
    if (type instanceof FieldType.Decimal decimal) {
      return decimal(decimal, text, json);
    }
    if (type instanceof FieldType.Truth) {
      return truth(text, json);
    }
    if (type instanceof FieldType.Day) {
      Optional<LocalDate> day = times.day(text);
      if (day.isPresent()) {
        json.writeString(day.get().toString());
      }
      return day.isPresent() ? Optional.empty() : Optional.of("a date like " + times.inWords());
    }
    Optional<Instant> moment = times.moment(text, zone);
    if (moment.isPresent()) {
      json.writeString(moment.get().toString());
    }
    return moment.isPresent() ? Optional.empty() : Optional.of("a time like " + times.inWords());
  }

  private Optional<String> whole(String text, JsonGenerator json) throws IOException {
    Optional<BigDecimal> number = numbers.number(text).map(ratio::of);
    if (number.isEmpty()) {
      return Optional.of("a number");
    }
    BigDecimal scaled = number.get();
    if (rounds) {
      scaled = scaled.setScale(0, RoundingMode.HALF_UP);
    }
    if (scaled.stripTrailingZeros().scale() > 0 || scaled.precision() - scaled.scale() > 18) {
      return Optional.of("a whole number");
    }
    json.writeNumber(scaled.longValueExact());
    return Optional.empty();
  }

  private Optional<String> decimal(FieldType.Decimal decimal, String text, JsonGenerator json)
      throws IOException {
    Optional<BigDecimal> number = numbers.number(text).map(ratio::of);
    if (number.isEmpty()) {
      return Optional.of("a number");
    }
    BigDecimal exact = number.get();
    if (rounds) {
      exact = exact.setScale(decimal.scale(), RoundingMode.HALF_UP);
    } else if (exact.scale() > decimal.scale()) {
      exact = exact.stripTrailingZeros();
    }
    if (exact.scale() > decimal.scale()) {
      return Optional.of(
          "a number of at most " + decimal.scale() + " decimals; 'round: true' would round it");
    }
    json.writeNumber(exact.setScale(decimal.scale()));
    return Optional.empty();
  }

  private static Optional<String> truth(String text, JsonGenerator json) throws IOException {
    if (!text.equals("true") && !text.equals("false")) {
      return Optional.of("true or false; a list of values can translate it");
    }
    json.writeBoolean(text.equals("true"));
    return Optional.empty();
  }
}
