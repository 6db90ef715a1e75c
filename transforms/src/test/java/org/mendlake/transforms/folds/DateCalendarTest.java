package org.mendlake.transforms.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.TextTable;
import org.mendlake.transforms.fold.Rows;

class DateCalendarTest {
  private static final Map<LocalDate, Rows.Row> DAYS = days(new DateCalendar());

  @Test
  void everyDayOfTheYearsIsThereOnce() {
    assertThat(DAYS.keySet())
        .hasSize(14_976)
        .contains(LocalDate.of(2000, 1, 1), LocalDate.of(2040, 12, 31));
  }

  @Test
  void everyDayFillsTheColumnsThatAreNeverEmpty() {
    Tables.declared().named("dim_date").columns().stream()
        .filter(column -> !column.nullable())
        .forEach(
            column -> assertThat(DAYS.values()).allMatch(day -> day.value(column.name()) != null));
  }

  @Test
  void aDayKnowsItsWeekMonthAndQuarter() {
    shows(
        """
        date       | quarter | iso_week | day_of_week | month_start | quarter_start | is_month_end | is_weekend
        2021-01-03 | 1       | 53       | 7           | 2021-01-01  | 2021-01-01    | false        | true
        2024-02-29 | 1       | 9        | 4           | 2024-02-01  | 2024-01-01    | true         | false
        2025-12-31 | 4       | 1        | 3           | 2025-12-01  | 2025-10-01    | true         | false
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "2001-01-24",
    "2002-02-12",
    "2003-02-01",
    "2004-01-22",
    "2005-02-09",
    "2006-01-29",
    "2007-02-18",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-03",
    "2033-01-31",
    "2034-02-19"
  })
  void theSpringFestivalRunsFromItsEveToTheSixthDay(LocalDate newYear) {
    List<LocalDate> festival =
        DAYS.keySet().stream()
            .filter(day -> day.getYear() == newYear.getYear())
            .filter(day -> "spring_festival".equals(DAYS.get(day).value("lunar_holiday")))
            .sorted()
            .toList();

    assertThat(festival)
        .isEqualTo(IntStream.rangeClosed(-1, 5).mapToObj(newYear::plusDays).toList());
  }

  @Test
  void theOtherHolidaysFallOnTheirKnownDays() {
    shows(
        """
        date       | lunar_month | lunar_day | lunar_holiday
        2024-02-24 | 1           | 15        | lantern
        2024-06-10 | 5           | 5         | dragon_boat
        2024-09-17 | 8           | 15        | mid_autumn
        2024-10-11 | 9           | 9         | double_ninth
        2023-09-29 | 8           | 15        | mid_autumn
        2020-06-25 | 5           | 5         | dragon_boat
        2025-05-31 | 5           | 5         | dragon_boat
        2020-10-01 | 8           | 15        | mid_autumn
        """);
  }

  @Test
  void aLeapMonthHasNoHolidays() {
    shows(
        """
        date       | lunar_month | lunar_day | is_leap_lunar_month | is_lunar_holiday
        2009-05-28 | 5           | 5         | false               | true
        2009-06-27 | 5           | 5         | true                | false
        2023-04-19 | 2           | 29        | true                | false
        """);
  }

  @Test
  void qingmingIsTheDayOnWhichTheSunReachesFifteenDegrees() {
    for (int year = 2000; year <= 2040; year++) {
      int current = year;
      List<LocalDate> found =
          DAYS.keySet().stream()
              .filter(day -> day.getYear() == current)
              .filter(day -> "qingming".equals(DAYS.get(day).value("lunar_holiday")))
              .toList();

      assertThat(found).hasSize(1);
      assertThat(solarLongitude(found.get(0))).as("start of %s", found).isLessThan(15.02);
      assertThat(solarLongitude(found.get(0).plusDays(1))).as("end").isGreaterThan(14.98);
    }
  }

  @Test
  void theFiscalYearIsNamedByTheYearInWhichItEnds() {
    Map<LocalDate, Rows.Row> days = days(new DateCalendar(Month.APRIL));

    assertThat(fiscal(days, "2024-03-31")).isEqualTo("2024 | 12");
    assertThat(fiscal(days, "2024-04-01")).isEqualTo("2025 | 1");
    assertThat(fiscal(DAYS, "2024-12-31")).isEqualTo("2024 | 12");
  }

  @Test
  void thePeakSeasonIsSpringToEarlySummerAndAutumn() {
    assertThat(
            IntStream.rangeClosed(1, 12)
                .filter(m -> (Boolean) DAYS.get(LocalDate.of(2024, m, 9)).value("is_peak_season")))
        .containsExactly(3, 4, 5, 6, 9, 10, 11);
  }

  private static String fiscal(Map<LocalDate, Rows.Row> days, String day) {
    Rows.Row row = days.get(LocalDate.parse(day));
    return row.value("fiscal_year") + " | " + row.value("fiscal_month");
  }

  private static void shows(String expected) {
    TextTable table = TextTable.of(expected);
    assertThat(
            table.rows().stream()
                .map(row -> DAYS.get(LocalDate.parse(row.get("date"))))
                .map(day -> TextTable.line(table.columns().stream().map(day::value).toList())))
        .containsExactlyElementsOf(table.lines());
  }

  /** Apparent longitude of the sun at the start of a day in China, to a hundredth of a degree. */
  private static double solarLongitude(LocalDate day) {
    double days = ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), day) - 0.5 - 8.0 / 24;
    double anomaly = Math.toRadians(357.529 + 0.98560028 * days);
    double longitude =
        280.459 + 0.98564736 * days + 1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly);
    return longitude - 360 * Math.floor(longitude / 360) - 0.0057;
  }

  private static Map<LocalDate, Rows.Row> days(DateCalendar calendar) {
    Rows rows = new Rows(Tables.declared());
    calendar.rows(rows);
    return rows.of("dim_date").stream()
        .collect(Collectors.toMap(row -> (LocalDate) row.value("date"), Function.identity()));
  }
}
