package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.mendlake.lake.Canonical;

/** Whole number within bounds; {@code 3.0} is one, as in JSON Schema. */
final class WholeParser implements ValueParser {
  private static final long serialVersionUID = 1L;

  /** Digits, with a sign, that always fit a long. */
  private static final int SHORT_NUMBER = 18;

  private final long minimum;
  private final long maximum;

  WholeParser(long minimum, long maximum) {
    this.minimum = minimum;
    this.maximum = maximum;
  }

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= SHORT_NUMBER) {
      long value = json.getLongValue();
      if (value < minimum || value > maximum) {
        throw Refusal.outOfRange(json, expectation());
      }
      return value;
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return large(json);
    }
    throw Refusal.wrongType(json, expectation());
  }

  private Object large(JsonParser json) throws IOException, Refusal {
    BigDecimal value = DecimalParser.exactly(json, expectation());
    if (value.scale() > 0) {
      throw Refusal.wrongType(json, expectation());
    }
    if (value.compareTo(BigDecimal.valueOf(minimum)) < 0
        || value.compareTo(BigDecimal.valueOf(maximum)) > 0) {
      throw Refusal.outOfRange(json, expectation());
    }
    return value.longValueExact();
  }

  private String expectation() {
    return "a whole number from " + minimum + " to " + maximum;
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.whole((Long) value);
  }
}
