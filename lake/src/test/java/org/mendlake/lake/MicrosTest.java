package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000001999Z, 1",
    "1969-12-31T23:59:59.999999Z, -1",
    "0001-01-01T00:00:00Z, -62135596800000000",
    "9999-12-31T23:59:59.999Z, 253402300799999000",
  })
  void everyDayOfTheCalendarHasItsMicroseconds(String moment, long micros) {
    assertThat(Micros.of(Instant.parse(moment))).isEqualTo(micros);
  }
}
