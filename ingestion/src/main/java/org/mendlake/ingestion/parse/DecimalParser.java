package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.mendlake.lake.Canonical;

/** Decimal number within bounds, with at most so many places: zeros beyond them do no harm. */
final class DecimalParser implements ValueParser {
  private static final long serialVersionUID = 1L;

  /** Characters whose digits always fit a long. */
  private static final int SHORT_NUMBER = 18;

  private static final long[] POWERS = new long[SHORT_NUMBER + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final int scale;
  private final BigDecimal least;
  private final BigDecimal most;
  private final long minimum;
  private final long maximum;

  DecimalParser(int scale, BigDecimal minimum, BigDecimal maximum) {
    this.scale = scale;
    this.least = minimum;
    this.most = maximum;
    this.minimum = minimum.setScale(scale).unscaledValue().longValueExact();
    this.maximum = maximum.setScale(scale).unscaledValue().longValueExact();
  }

  int scale() {
    return scale;
  }

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw Refusal.wrongType(json, expectation());
    }
    long unscaled = json.getTextLength() <= SHORT_NUMBER ? quickly(json) : Long.MIN_VALUE;
    return unscaled == Long.MIN_VALUE ? anySize(json) : checked(unscaled, json);
  }

  private Object checked(long unscaled, JsonParser json) throws IOException, Refusal {
    if (unscaled < minimum || unscaled > maximum) {
      throw Refusal.outOfRange(json, expectation());
    }
    return unscaled;
  }

  /** Digits with at most {@code scale} places and no exponent; otherwise the smallest long. */
  private long quickly(JsonParser json) throws IOException {
    char[] text = json.getTextCharacters();
    int at = json.getTextOffset();
    int end = at + json.getTextLength();
    boolean negative = text[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int places = 0;
    boolean pastPoint = false;
    for (; at < end; at++) {
      char c = text[at];
      if (c == '.') {
        pastPoint = true;
      } else if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        places += pastPoint ? 1 : 0;
      } else {
        return Long.MIN_VALUE;
      }
    }
    if (places > scale || digits > Long.MAX_VALUE / POWERS[scale - places]) {
      return Long.MIN_VALUE;
    }
    long unscaled = digits * POWERS[scale - places];
    return negative ? -unscaled : unscaled;
  }

  private Object anySize(JsonParser json) throws IOException, Refusal {
    BigDecimal value = exactly(json, expectation());
    if (value.scale() > scale || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw Refusal.outOfRange(json, expectation());
    }
    return value.setScale(scale).unscaledValue().longValueExact();
  }

  /** The number without trailing zeros behind the point, whatever its exponent. */
  static BigDecimal exactly(JsonParser json, String expectation) throws IOException, Refusal {
    try {
      return new BigDecimal(json.getTextCharacters(), json.getTextOffset(), json.getTextLength())
          .stripTrailingZeros();
    } catch (NumberFormatException | ArithmeticException beyondAnyNumber) {
      throw Refusal.outOfRange(json, expectation);
    }
  }

  private String expectation() {
    return "a number from "
        + least.toPlainString()
        + " to "
        + most.toPlainString()
        + " with at most "
        + scale
        + (scale == 1 ? " decimal" : " decimals");
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.decimal((Long) value, scale);
  }
}
