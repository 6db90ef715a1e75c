package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import org.mendlake.lake.Canonical;

/**
 * Calendar day, {@code yyyy-MM-dd}, from 0001-01-01: there the first version of everything begins.
 */
final class DayParser implements ValueParser {
  private static final long serialVersionUID = 1L;
  private static final String EXPECTATION = "a day such as 2024-02-29";
  private static final String RANGE = "a day from 0001-01-01 to 9999-12-31";
  private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw Refusal.wrongType(json, EXPECTATION);
    }
    int length = json.getTextLength();
    long day =
        length == Rfc3339.DAY_LENGTH
            ? Rfc3339.epochDay(json.getTextCharacters(), json.getTextOffset())
            : Rfc3339.INVALID;
    if (day == Rfc3339.INVALID) {
      throw Refusal.invalidFormat(json, EXPECTATION);
    }
    if (day < FIRST) {
      throw Refusal.outOfRange(json, RANGE);
    }
    return (int) day;
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.day((Integer) value);
  }
}
