package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeDateTest {

  @ParameterizedTest
  @CsvSource({
    "2020-06-30, Asia/Shanghai, 2020-06-30T16:00:00Z",
    "2025-03-29, Europe/Berlin, 2025-03-29T23:00:00Z",
    "2025-03-30, Europe/Berlin, 2025-03-30T22:00:00Z",
    "2025-10-26, Europe/Berlin, 2025-10-26T23:00:00Z",
  })
  void aDayEndsAtMidnightInTheZoneOfTheMaker(LocalDate day, ZoneId zone, Instant end) {
    KnowledgeDate date = new KnowledgeDate(day, zone);

    assertThat(date.end()).isEqualTo(end);
    assertThat(date.of(end.minusMillis(1)).day()).isEqualTo(day);
    assertThat(date.of(end).day()).isEqualTo(day.plusDays(1));
  }

  @Test
  void todayIsTheDayInThatZoneAndTheDayBeforeIsFinal() {
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    Clock clock = Clock.fixed(Instant.parse("2020-06-30T16:00:00Z"), ZoneId.of("UTC"));

    KnowledgeDate today = KnowledgeDate.today(zone, clock);

    assertThat(today.day()).isEqualTo("2020-07-01");
    assertThat(today.settled()).isEqualTo("2020-06-30");
    assertThat(new KnowledgeDate(today.day(), zone).settled()).isEqualTo("2020-07-01");
  }
}
