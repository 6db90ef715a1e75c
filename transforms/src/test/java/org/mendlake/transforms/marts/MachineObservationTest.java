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
}
