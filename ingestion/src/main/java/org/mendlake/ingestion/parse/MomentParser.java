package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.mendlake.lake.Canonical;

/** Instant with an offset; cut to milliseconds, held as microseconds. */
final class MomentParser implements ValueParser {
  private static final long serialVersionUID = 1L;
  private static final String EXPECTATION = "an instant such as 2024-02-29T08:30:00+08:00";

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
    return millis * 1000;
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.moment((Long) value);
  }
}
