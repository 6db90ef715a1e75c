package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.mendlake.lake.Canonical;

/** Name of an IANA time zone. An offset is none: it does not say when summer time begins. */
final class ZoneParser implements ValueParser {
  private static final long serialVersionUID = 1L;
  private static final String EXPECTATION = "an IANA time zone such as Asia/Shanghai";
  private static final Map<String, byte[]> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .collect(Collectors.toUnmodifiableMap(zone -> zone, zone -> zone.getBytes(US_ASCII)));

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw Refusal.wrongType(json, EXPECTATION);
    }
    byte[] zone = ZONES.get(json.getText());
    if (zone == null) {
      throw Refusal.invalidFormat(json, EXPECTATION);
    }
    return zone;
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.text((byte[]) value);
  }
}
