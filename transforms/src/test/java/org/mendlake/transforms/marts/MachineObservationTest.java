package org.mendlake.transforms.marts;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class MachineObservationTest {

  @Test
  void statedWindowHolds() {
    MartTrial.of("machine_observation")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to
            v1       | M1         | 2024-03-10 | 2024-03-01    | 2024-04-01
            v2       | M1         | 2024-03-20 | 2024-03-01    | 2024-04-01
            """)
        .expect(
            """
            observed_from | observed_to | observed_days | has_stated_start | has_stated_end | opening_visit_id | visit_count
            2024-03-01    | 2024-04-01  | 31            | true             | true           |                  | 2
            """);
  }

  @Test
  void firstVisitOpensAndKnowledgeDateEndsWhatIsNotStated() {
    MartTrial.of("machine_observation")
        .asKnownOn(LocalDate.of(2024, 3, 31))
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date
            v2       | M1         | 2024-03-20
            v1       | M1         | 2024-03-10
            """)
        .expect(
            """
            observed_from | observed_to | observed_days | has_stated_start | has_stated_end | opening_visit_id
            2024-03-10    | 2024-04-01  | 22            | false            | false          | v1
            """);
  }

  @Test
  void visitOutsideTheStatedWindowWidensIt() {
    MartTrial.of("machine_observation")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to
            v1       | M1         | 2024-02-28 | 2024-03-01    | 2024-03-05
            v2       | M1         | 2024-03-09 | 2024-03-01    | 2024-03-05
            """)
        .expect(
            """
            observed_from | observed_to | observed_days
            2024-02-28    | 2024-03-10  | 11
            """);
  }

  @Test
  void mainCurrencyIsThatOfMostCostedVisits() {
    MartTrial.of("machine_observation")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount
            v1       | M1         | 2024-03-01 | CNY      | 1.00
            v2       | M1         | 2024-03-02 | AUD      | 900.00
            v3       | M1         | 2024-03-03 | CNY      | 2.00
            v4       | M2         | 2024-03-03 | CNY      |
            v5       | M3         | 2024-03-03 | CNY      | 1.00
            v6       | M3         | 2024-03-03 | AUD      | 1.00
            """)
        .expect(
            """
            machine_id | main_currency
            M1         | CNY
            M2         | -
            M3         | AUD
            """);
  }

  @Test
  void lifeOfAMachineTellsTheWindowWhereItsVisitsDoNot() {
    MartTrial.of("machine_observation")
        .asKnownOn(LocalDate.of(2024, 3, 31))
        .given(
            "fct_machine_life",
            """
            machine_id | in_service_on | left_on
            QUIET      | 2024-03-01    |
            SCRAPPED   | 2024-03-01    | 2024-03-11
            LEAVES     | 2024-03-01    | 2024-05-01
            REPAIRED   | 2024-03-01    |
            EARLY      | 2024-03-10    |
            LATE       | 2024-03-01    | 2024-03-11
            LOG        | 2023-01-01    |
            TOMORROW   | 2024-04-01    |
            INVERTED   | 2024-03-10    | 2024-03-05
            SOLD       |               |
            """)
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to
            v1       | REPAIRED   | 2024-03-20 |               |
            v2       | EARLY      | 2024-03-05 |               |
            v3       | LATE       | 2024-03-15 |               |
            v4       | LOG        | 2024-02-10 | 2024-02-01    | 2024-03-01
            v5       | SOLD       | 2024-03-30 |               |
            """)
        .expect(
            """
            machine_id | observed_from | observed_to | observed_days | has_stated_start | has_stated_end | opening_visit_id | visit_count
            QUIET      | 2024-03-01    | 2024-04-01  | 31            | true             | false          |                  | 0
            SCRAPPED   | 2024-03-01    | 2024-03-11  | 10            | true             | true           |                  | 0
            LEAVES     | 2024-03-01    | 2024-04-01  | 31            | true             | false          |                  | 0
            REPAIRED   | 2024-03-01    | 2024-04-01  | 31            | true             | false          |                  | 1
            EARLY      | 2024-03-05    | 2024-04-01  | 27            | true             | false          |                  | 1
            LATE       | 2024-03-01    | 2024-03-16  | 15            | true             | true           |                  | 1
            LOG        | 2024-02-01    | 2024-03-01  | 29            | true             | true           |                  | 1
            SOLD       | 2024-03-30    | 2024-04-01  | 2             | false            | false          | v5               | 1
            """);
  }

  @Test
  void productBuildMonthDealerAndCurrencyAreThoseOfItsLife() {
    MartTrial.of("machine_observation")
        .given(
            "fct_machine_life",
            """
            machine_id | product_id | built_on   | sold_by_id | currency | in_service_on
            M1         | P1         | 2023-05-31 | D1         | CNY      | 2024-03-01
            M2         | P2         | 2023-06-01 | D2         |          | 2024-03-01
            M3         |            |            |            | EUR      | 2024-03-01
            """)
        .given(
            "dim_machine",
            """
            machine_id | product_id | built_on   | valid_from | valid_to
            M1         | P9         | 2000-01-01 | 0001-01-01 |
            M3         | P1         | 2022-02-01 | 0001-01-01 |
            """)
        .given(
            "dim_product",
            """
            product_id | name   | valid_from | valid_to
            P1         | XE-200 | 0001-01-01 | 2024-01-01
            P1         | XE-215 | 2024-01-01 |
            """)
        .given("dim_organisation", "organisation_id | name\nD1 | North")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount
            v1       | M3         | 2024-04-01 | AUD      | 1.00
            """)
        .expect(
            """
            machine_id | product_id | product_name | build_month | dealer_id | dealer_name | main_currency
            M1         | P1         | XE-215       | 2023-05     | D1        | North       | CNY
            M2         | P2         | P2           | 2023-06     | D2        | D2          | -
            M3         | P1         | XE-215       | 2022-02     | (unknown) | (unknown)   | AUD
            """);
  }
}
