package org.mendlake.transforms.folds;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A day of the Chinese lunar calendar. The rules of months and leap months are ICU's, the days on
 * which months begin are those of the new moon.
 *
 * @param month 1-12
 * @param day 1-30
 */
record LunarDay(int month, int day, boolean isLeapMonth) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** New moons from December 1999 to the spring of 2041. */
  private static final NavigableMap<LocalDate, LunarDay> MONTHS = months(-1, 510);

  private static NavigableMap<LocalDate, LunarDay> months(int first, int last) {
    NavigableMap<LocalDate, LunarDay> months = new TreeMap<>();
    for (int number = first; number <= last; number++) {
      LocalDate begins = NewMoon.of(number).atZone(CHINA).toLocalDate();
      months.put(begins, monthOf(begins.plusDays(14)));
    }
    return months;
  }

  /** First day of the lunar month that a day in its middle belongs to. */
  private static LunarDay monthOf(LocalDate middle) {
    ChineseCalendar calendar =
        new ChineseCalendar(TimeZone.getTimeZone(CHINA.getId()), ULocale.CHINA);
    calendar.setTimeInMillis(middle.atTime(12, 0).atZone(CHINA).toInstant().toEpochMilli());
    return new LunarDay(
        calendar.get(Calendar.MONTH) + 1, 1, calendar.get(ChineseCalendar.IS_LEAP_MONTH) == 1);
  }

  /**
   * The lunar day of a day of the years 2000-2040.
   *
   * @throws IllegalArgumentException if the day lies outside these years
   */
  static LunarDay of(LocalDate date) {
    var month = MONTHS.floorEntry(date);
    if (month == null || date.isAfter(MONTHS.lastKey())) {
      throw new IllegalArgumentException(
          "Cannot tell the lunar day of " + date + ": expected a day of the years 2000-2040");
    }
    LunarDay first = month.getValue();
    int day = Math.toIntExact(ChronoUnit.DAYS.between(month.getKey(), date)) + 1;
    return new LunarDay(first.month(), day, first.isLeapMonth());
  }

  /**
   * The holiday of a day, if it is one: the Spring Festival from its eve to the sixth day, and the
   * single days of the others. A leap month has no holidays.
   */
  static Optional<String> holiday(LocalDate date) {
    if (date.getMonthValue() == 4 && date.getDayOfMonth() == qingming(date.getYear())) {
      return Optional.of("qingming");
    }
    LunarDay lunar = of(date);
    if (lunar.isOf(1, 1, 6) || of(date.plusDays(1)).isOf(1, 1, 1)) {
      return Optional.of("spring_festival");
    } else if (lunar.isOf(1, 15, 15)) {
      return Optional.of("lantern");
    } else if (lunar.isOf(5, 5, 5)) {
      return Optional.of("dragon_boat");
    } else if (lunar.isOf(8, 15, 15)) {
      return Optional.of("mid_autumn");
    } else if (lunar.isOf(9, 9, 9)) {
      return Optional.of("double_ninth");
    }
    return Optional.empty();
  }

  private boolean isOf(int month, int firstDay, int lastDay) {
    return !isLeapMonth && this.month == month && day >= firstDay && day <= lastDay;
  }

  /**
   * Day of April on which the sun reaches 15 degrees of ecliptic longitude, in Chinese time: the
   * usual linear rule, which holds for the years 2000-2099.
   */
  private static int qingming(int year) {
    int ofCentury = year % 100;
    return (int) Math.floor(ofCentury * 0.2422 + 4.81) - ofCentury / 4;
  }
}
