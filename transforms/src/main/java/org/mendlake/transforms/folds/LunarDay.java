package org.mendlake.transforms.folds;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A day in the Chinese lunar calendar, by ICU's astronomical rules.
 *
 * @param gregorian the day
 * @param month lunar month 1-12
 * @param day day of the lunar month 1-30
 * @param isLeapMonth whether the month repeats the one before it
 */
record LunarDay(LocalDate gregorian, int month, int day, boolean isLeapMonth) {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  static LunarDay of(LocalDate gregorian) {
    Calendar calendar = new ChineseCalendar(TimeZone.getTimeZone("GMT+8"), ULocale.CHINA);
    calendar.setTimeInMillis(gregorian.atTime(LocalTime.NOON).toInstant(CHINA).toEpochMilli());
    return new LunarDay(
        gregorian,
        calendar.get(Calendar.MONTH) + 1,
        calendar.get(Calendar.DATE),
        calendar.get(Calendar.IS_LEAP_MONTH) == 1);
  }

  /**
   * The day after. Within a lunar month it only counts on: the astronomy is asked where a month may
   * end.
   */
  LunarDay next() {
    LocalDate tomorrow = gregorian.plusDays(1);
    return day < 29 ? new LunarDay(tomorrow, month, day + 1, isLeapMonth) : of(tomorrow);
  }

  /** The holiday that the day belongs to. */
  Optional<String> holiday() {
    if (isSpringFestival()) {
      return Optional.of("spring_festival");
    }
    if (gregorian.equals(qingming(gregorian.getYear()))) {
      return Optional.of("qingming");
    }
    if (isLeapMonth) {
      return Optional.empty();
    }
    return switch (month * 100 + day) {
      case 115 -> Optional.of("lantern");
      case 505 -> Optional.of("dragon_boat");
      case 815 -> Optional.of("mid_autumn");
      case 909 -> Optional.of("double_ninth");
      default -> Optional.empty();
    };
  }

  /** The eve and the first six days of the lunar year. */
  private boolean isSpringFestival() {
    if (month == 1 && !isLeapMonth) {
      return day <= 6;
    }
    LunarDay tomorrow = month == 12 && day >= 29 ? next() : this;
    return tomorrow.month == 1 && tomorrow.day == 1;
  }

  /** Day on which the sun reaches 15 degrees; the rule holds from 2000 to 2099. */
  private static LocalDate qingming(int year) {
    int y = year % 100;
    return LocalDate.of(year, 4, (int) Math.floor(y * 0.2422 + 4.81) - y / 4);
  }
}
