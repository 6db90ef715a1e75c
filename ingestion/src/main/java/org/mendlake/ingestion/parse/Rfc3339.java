package org.mendlake.ingestion.parse;

import java.time.LocalDate;

/**
 * Days and instants as RFC 3339 writes them, read without garbage. A leap second ({@code :60}) is
 * refused: no later step could hold it.
 */
final class Rfc3339 {
  static final long INVALID = Long.MIN_VALUE;
  static final int DAY_LENGTH = 10;

  private static final int SHORTEST_INSTANT = 20;
  private static final long DAY_SECONDS = 86_400;
  private static final int FEBRUARY = 2;

  private Rfc3339() {}

  /** Days since 1970-01-01 of the ten characters from {@code at}. */
  static long epochDay(char[] text, int at) {
    int year = number(text, at, 4);
    int month = number(text, at + 5, 2);
    int day = number(text, at + 8, 2);
    if (text[at + 4] != '-'
        || text[at + 7] != '-'
        || year < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, month)) {
      return INVALID;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  /** Milliseconds since 1970-01-01T00:00:00Z; further digits are cut off. */
  static long epochMillis(char[] text, int at, int length) {
    if (length < SHORTEST_INSTANT) {
      return INVALID;
    }
    long day = epochDay(text, at);
    int hour = number(text, at + 11, 2);
    int minute = number(text, at + 14, 2);
    int second = number(text, at + 17, 2);
    char separator = text[at + 10];
    if (day == INVALID
        || (separator != 'T' && separator != 't')
        || text[at + 13] != ':'
        || text[at + 16] != ':'
        || !isTime(hour, minute, second)) {
      return INVALID;
    }
    int end = at + length;
    int next = at + 19;
    int millis = 0;
    if (text[next] == '.') {
      int digits = 0;
      for (next++; next < end && isDigit(text[next]); next++, digits++) {
        if (digits < 3) {
          millis = millis * 10 + (text[next] - '0');
        }
      }
      if (digits == 0) {
        return INVALID;
      }
      for (; digits < 3; digits++) {
        millis *= 10;
      }
    }
    long offset = offsetSeconds(text, next, end);
    if (offset == INVALID) {
      return INVALID;
    }
    long seconds = day * DAY_SECONDS + hour * 3600L + minute * 60L + second - offset;
    return seconds * 1000 + millis;
  }

  private static long offsetSeconds(char[] text, int at, int end) {
    if (end - at == 1) {
      return text[at] == 'Z' || text[at] == 'z' ? 0 : INVALID;
    }
    if (end - at != 6 || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
      return INVALID;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    if (!isTime(hours, minutes, 0)) {
      return INVALID;
    }
    long seconds = hours * 3600L + minutes * 60L;
    return text[at] == '-' ? -seconds : seconds;
  }

  private static boolean isTime(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  private static int daysOf(int year, int month) {
    if (month == FEBRUARY) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** The number in so many digits; negative when another character is among them. */
  private static int number(char[] text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
