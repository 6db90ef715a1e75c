package org.mendlake.ingestion.producing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EventTextTest {

  @Test
  void attributesStandInOneOrderAndTextIsEscaped() {
    EventText event =
        new EventText(
            "visit.completed.v1",
            "shop",
            "1.2",
            "shop:\"7\"\n油",
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2020-01-02T03:04:05.006Z"),
            "UTC",
            "cancel",
            Optional.of("1.1"));

    assertThat(new String(event.withData(Optional.empty()), UTF_8))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"1.2\",\"source\":\"shop\","
                + "\"type\":\"visit.completed.v1\",\"subject\":\"shop:\\\"7\\\"\\n油\","
                + "\"time\":\"2020-01-01T00:00:00Z\","
                + "\"recordedat\":\"2020-01-02T03:04:05.006Z\",\"zone\":\"UTC\","
                + "\"op\":\"cancel\",\"amends\":\"1.1\"}");
    assertThat(new String(event.withData(Optional.of("{}".getBytes(UTF_8))), UTF_8))
        .endsWith(",\"data\":{}}");
  }

  @Property
  void timesAreWrittenAsInstantsWriteThem(
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis) {
    Instant instant = Instant.ofEpochMilli(millis);

    assertThat(EventText.utc(instant)).isEqualTo(instant.toString());
  }
}
