package org.mendlake.transforms.folds;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.mendlake.transforms.fold.Generated;
import org.mendlake.transforms.fold.Rows;

/** The days 2000-2040 with fiscal year, lunar holidays and the peak season of construction. */
public final class DateCalendar implements Generated {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2040, 12, 31);
  private static final int FISCAL_YEAR_START = 1;
  private static final Set<Integer> PEAK_MONTHS = Set.of(3, 4, 5, 6, 9, 10, 11);

  @Override
  public void rows(Rows rows) {
    for (LunarDay day = LunarDay.of(FIRST); !day.gregorian().isAfter(LAST); day = day.next()) {
      row(day, rows);
    }
  }

  private static void row(LunarDay lunar, Rows rows) {
    LocalDate day = lunar.gregorian();
    int fiscalMonth = Math.floorMod(day.getMonthValue() - FISCAL_YEAR_START, 12) + 1;
    boolean startsBefore = FISCAL_YEAR_START > 1 && day.getMonthValue() >= FISCAL_YEAR_START;
    String holiday = lunar.holiday().orElse(null);
    rows.into("dim_date")
        .set("date", day)
        .set("year", day.getYear())
        .set("quarter", day.get(IsoFields.QUARTER_OF_YEAR))
        .set("month", day.getMonthValue())
        .set("day_of_month", day.getDayOfMonth())
        .set("day_of_week", day.getDayOfWeek().getValue())
        .set("iso_week", day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
        .set("month_start", day.withDayOfMonth(1))
        .set("quarter_start", day.with(IsoFields.DAY_OF_QUARTER, 1))
        .set("is_month_end", day.equals(day.with(TemporalAdjusters.lastDayOfMonth())))
        .set("is_weekend", day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0)
        .set("fiscal_year", startsBefore ? day.getYear() + 1 : day.getYear())
        .set("fiscal_month", fiscalMonth)
        .set("lunar_month", lunar.month())
        .set("lunar_day", lunar.day())
        .set("is_leap_lunar_month", lunar.isLeapMonth())
        .set("lunar_holiday", holiday)
        .set("is_lunar_holiday", holiday != null)
        .set("is_peak_season", PEAK_MONTHS.contains(day.getMonthValue()));
  }
}
