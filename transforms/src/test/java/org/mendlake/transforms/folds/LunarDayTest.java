package org.mendlake.transforms.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LunarDayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001-01-24", "2004-01-22", "2008-02-07", "2012-01-23", "2015-02-19", "2019-02-05",
        "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
        "2026-02-17", "2030-02-03", "2033-01-31", "2034-02-19"
      })
  void lunarYearBeginsOnItsKnownDay(String day) {
    LunarDay newYear = LunarDay.of(LocalDate.parse(day));

    assertThat(newYear.month() * 100 + newYear.day()).isEqualTo(101);
    assertThat(newYear.isLeapMonth()).isFalse();
    assertThat(newYear.holiday()).hasValue("spring_festival");
    assertThat(LunarDay.of(newYear.gregorian().minusDays(1)).holiday()).hasValue("spring_festival");
    assertThat(LunarDay.of(newYear.gregorian().plusDays(6)).holiday()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-24, lantern",
    "2024-04-04, qingming",
    "2015-04-05, qingming",
    "2026-04-05, qingming",
    "2024-06-10, dragon_boat",
    "2025-05-31, dragon_boat",
    "2024-09-17, mid_autumn",
    "2020-10-01, mid_autumn",
    "2024-10-11, double_ninth"
  })
  void holidayFallsOnItsKnownDay(LocalDate day, String holiday) {
    assertThat(LunarDay.of(day).holiday()).hasValue(holiday);
  }

  @Test
  void countingOnEqualsAskingForEachDay() {
    LunarDay day = LunarDay.of(LocalDate.of(2019, 12, 1));
    for (int i = 0; i < 1500; i++) {
      assertThat(day).isEqualTo(LunarDay.of(day.gregorian()));
      day = day.next();
    }
  }

  @Test
  void leapMonthRepeatsTheOneBefore() {
    LunarDay day = LunarDay.of(LocalDate.of(2023, 4, 1));

    assertThat(day.month()).isEqualTo(2);
    assertThat(day.isLeapMonth()).isTrue();
  }
}
