package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.mendlake.lake.Canonical;

/** True or false. */
final class TruthParser implements ValueParser {
  private static final long serialVersionUID = 1L;

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_TRUE) {
      return true;
    }
    if (token == JsonToken.VALUE_FALSE) {
      return false;
    }
    throw Refusal.wrongType(json, "true or false");
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.truth((Boolean) value);
  }
}
