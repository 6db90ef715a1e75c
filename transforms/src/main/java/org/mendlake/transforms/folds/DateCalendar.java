package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.Set;
import org.mendlake.transforms.fold.Generated;
import org.mendlake.transforms.fold.Rows;

/**
 * The days 2000-2040 with fiscal year, lunar holidays and the peak season of construction, March to
 * June and September to November.
 */
public final class DateCalendar implements Generated {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2040, 12, 31);
  private static final Set<Month> PEAK_SEASON =
      EnumSet.of(
          Month.MARCH,
          Month.APRIL,
          Month.MAY,
          Month.JUNE,
          Month.SEPTEMBER,
          Month.OCTOBER,
          Month.NOVEMBER);

  private final Month fiscalStart;

  /** A calendar whose fiscal year is the calendar year. */
  public DateCalendar() {
    this(Month.JANUARY);
  }

  /** A calendar whose fiscal year begins with a month; it is named by the year in which it ends. */
  public DateCalendar(Month fiscalStart) {
    this.fiscalStart = fiscalStart;
  }

  @Override
  public void rows(Rows rows) {
    FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> row(day, rows));
  }

  private void row(LocalDate day, Rows rows) {
    LunarDay lunar = LunarDay.of(day);
    String holiday = LunarDay.holiday(day).orElse(null);
    int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
    rows.into("dim_date")
        .set("date", day)
        .set("year", day.getYear())
        .set("quarter", quarter)
        .set("month", day.getMonthValue())
        .set("day_of_month", day.getDayOfMonth())
        .set("day_of_week", day.getDayOfWeek().getValue())
        .set("iso_week", day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
        .set("month_start", day.withDayOfMonth(1))
        .set("quarter_start", LocalDate.of(day.getYear(), 3 * quarter - 2, 1))
        .set("is_month_end", YearMonth.from(day).atEndOfMonth().equals(day))
        .set("is_weekend", day.getDayOfWeek().getValue() > 5)
        .set("fiscal_year", fiscalYear(day))
        .set("fiscal_month", Math.floorMod(day.getMonthValue() - fiscalStart.getValue(), 12) + 1)
        .set("lunar_month", lunar.month())
        .set("lunar_day", lunar.day())
        .set("is_leap_lunar_month", lunar.isLeapMonth())
        .set("lunar_holiday", holiday)
        .set("is_lunar_holiday", holiday != null)
        .set("is_peak_season", PEAK_SEASON.contains(day.getMonth()));
  }

  private int fiscalYear(LocalDate day) {
    boolean endsNextYear =
        fiscalStart != Month.JANUARY && day.getMonthValue() >= fiscalStart.getValue();
    return endsNextYear ? day.getYear() + 1 : day.getYear();
  }
}
