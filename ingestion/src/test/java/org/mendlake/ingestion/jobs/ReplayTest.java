package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.OutgoingRecord;

class ReplayTest {
  private static final Position OLD = new Position("mendlake.visit", 0, 17);
  private static final Instant NOW = Instant.parse("2026-05-05T10:00:00.123Z");

  private static final Optional<String> FILE = Optional.of("fixed.json");

  private final Replay replay = new Replay(Topics.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void recordNamesTheOldOneAndKeepsEveryOtherByte() {
    String event = BronzeRows.visit("1", "A", "1.50").value();

    OutgoingRecord record = replay.of(OLD, event, FILE);

    assertThat(new String(record.value(), UTF_8))
        .isEqualTo("{\"fixes\":\"mendlake.visit/0/17\"," + event.substring(1));
    assertThat(record.key()).isEqualTo(Optional.of("V-1"));
    assertThat(record.topic()).isEqualTo("mendlake.visit");
    assertThat(record.recordedAt()).isEqualTo(BronzeRows.KNOWN_AT.toEpochMilli());
  }

  @Test
  void eventWithoutItsTimeOfRecordingIsRecordedNow() {
    String event =
        BronzeRows.visit("1", "A", "1.50").value().replaceFirst("\"recordedat\":\"[^\"]*\",", "");

    OutgoingRecord record = replay.of(OLD, event, FILE);

    assertThat(record.recordedAt()).isEqualTo(NOW.toEpochMilli());
    assertThat(new String(record.value(), UTF_8)).contains("\"recordedat\":\"" + NOW + "\"");
  }

  @Test
  void correctedTypeLeadsToItsOwnTopic() {
    OutgoingRecord record = replay.of(OLD, BronzeRows.part("1", "Hose").value(), FILE);

    assertThat(record.topic()).isEqualTo("mendlake.part");
  }

  @Test
  void whatStillBreaksARuleIsNotSent() {
    assertThatThrownBy(() -> replay.of(OLD, BronzeRows.visit("1", "A", "\"?\"").value(), FILE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot replay mendlake.visit/0/17: it breaks wrong_type")
        .hasMessageContaining("data.lines[0].cost_amount");
    assertThatThrownBy(() -> replay.of(OLD, "raw;row", FILE))
        .hasMessageContaining("it is not JSON");
    assertThatThrownBy(() -> replay.of(OLD, "[1]", FILE)).hasMessageContaining("it is no event");
    assertThatThrownBy(
            () ->
                replay.of(
                    OLD,
                    BronzeRows.visit("1", "A", "1.00")
                        .value()
                        .replaceFirst("\\{", "{\"fixes\":\"mendlake.visit/0/3\","),
                    FILE))
        .hasMessageContaining("it fixes mendlake.visit/0/3 already");
  }
}
