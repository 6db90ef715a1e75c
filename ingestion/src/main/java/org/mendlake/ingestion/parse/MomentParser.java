package org.mendlake.ingestion.parse;

import static java.time.ZoneOffset.MAX;
import static java.time.ZoneOffset.MIN;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import org.mendlake.lake.Canonical;

/**
 * Instant with an offset; cut to milliseconds, held as microseconds. Its day must be one that
 * {@link DayParser} takes, whatever the zone.
 */
final class MomentParser implements ValueParser {
  private static final long serialVersionUID = 1L;
  private static final String EXPECTATION = "an instant such as 2024-02-29T08:30:00+08:00";
  private static final String RANGE = "an instant that is of the years 1 to 9999 in every zone";
  private static final long FIRST =
      LocalDate.of(1, 1, 1).atStartOfDay().toInstant(MIN).toEpochMilli();
  private static final long END =
      LocalDate.of(10_000, 1, 1).atStartOfDay().toInstant(MAX).toEpochMilli();

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw Refusal.wrongType(json, EXPECTATION);
    }
    long millis =
        Rfc3339.epochMillis(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    if (millis == Rfc3339.INVALID) {
      throw Refusal.invalidFormat(json, EXPECTATION);
    }
    if (millis < FIRST || millis >= END) {
      throw Refusal.outOfRange(json, RANGE);
    }
    return millis * 1000;
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.moment((Long) value);
  }
}
