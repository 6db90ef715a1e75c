package org.mendlake.transforms.marts;

import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class RepairCostTrendTest {
  private static final String DAYS =
      """
      date       | fiscal_year
      2024-01-01 | 2024
      2024-02-01 | 2024
      2024-03-01 | 2024
      2024-04-01 | 2025
      """;

  @Test
  void monthWithoutAVisitIsARowSoThatRatesDivideByAllTheDays() {
    MartTrial.of("repair_cost_trend")
        .given("dim_date", DAYS)
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to | currency | cost_amount
            v1       | M1         | 2024-01-20 | 2024-01-15    | 2024-04-02  | AUD      | 10.00
            v2       | M1         | 2024-01-21 | 2024-01-15    | 2024-04-02  | AUD      |
            v3       | M1         | 2024-04-01 | 2024-01-15    | 2024-04-02  | AUD      | 5.00
            """)
        .expect(
            """
            machine_id | month      | fiscal_year | currency | visit_count | costed_visit_count | cost_amount | observed_days
            M1         | 2024-01-01 | 2024        | AUD      | 2           | 1                  | 10.00       | 17
            M1         | 2024-02-01 | 2024        | AUD      | 0           | 0                  | 0.00        | 29
            M1         | 2024-03-01 | 2024        | AUD      | 0           | 0                  | 0.00        | 31
            M1         | 2024-04-01 | 2025        | AUD      | 1           | 1                  | 5.00        | 1
            """);
  }

  @Test
  void daysCountOnceHoweverManyCurrenciesAMonthHas() {
    MartTrial.of("repair_cost_trend")
        .given("dim_date", DAYS)
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to | currency | cost_amount
            v1       | M1         | 2024-01-20 | 2024-01-01    | 2024-02-01  | AUD      | 10.00
            v2       | M1         | 2024-01-21 | 2024-01-01    | 2024-02-01  | AUD      | 10.00
            v3       | M1         | 2024-01-22 | 2024-01-01    | 2024-02-01  | CNY      | 70.00
            v4       | M1         | 2024-01-23 | 2024-01-01    | 2024-02-01  |          |
            """)
        .expect(
            """
            month      | currency | visit_count | cost_amount | observed_days
            2024-01-01 | AUD      | 3           | 20.00       | 31
            2024-01-01 | CNY      | 1           | 70.00       | 0
            """);
  }

  @Test
  void monthOutsideTheCalendarStaysWithoutAFiscalYear() {
    MartTrial.of("repair_cost_trend")
        .given("dim_date", "date | fiscal_year\n2000-01-01 | 2000")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to
            v1       | M1         | 1999-12-20 | 1999-12-01    | 2000-02-01
            """)
        .expect(
            """
            month      | fiscal_year | visit_count | observed_days
            1999-12-01 |             | 1           | 31
            2000-01-01 | 2000        | 0           | 31
            """);
  }

  @Test
  void machineInServiceWithoutAVisitIsObservedToo() {
    MartTrial.of("repair_cost_trend")
        .given("dim_date", DAYS)
        .given(
            "fct_machine_life",
            """
            machine_id | product_id | sold_by_id | currency | built_on   | in_service_on | left_on
            M1         | P1         | D1         | AUD      | 2023-12-01 | 2024-01-15    | 2024-03-01
            M2         | P1         | D1         | AUD      | 2023-12-01 | 2024-01-22    | 2024-02-01
            """)
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount
            v1       | M1         | 2024-02-20 | AUD      | 10.00
            """)
        .expect(
            """
            machine_id | product_name | build_month | dealer_name | month      | currency | visit_count | cost_amount | observed_days
            M1         | P1           | 2023-12     | D1          | 2024-01-01 | AUD      | 0           | 0.00        | 17
            M1         | P1           | 2023-12     | D1          | 2024-02-01 | AUD      | 1           | 10.00       | 29
            M2         | P1           | 2023-12     | D1          | 2024-01-01 | AUD      | 0           | 0.00        | 10
            """);
  }
}
