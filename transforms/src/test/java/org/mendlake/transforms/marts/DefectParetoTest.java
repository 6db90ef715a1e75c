package org.mendlake.transforms.marts;

import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class DefectParetoTest {
  private static final String CODES =
      """
      defect_code_key | system | system_name | system_name_zh
      1               | Bucket | Bucket      | 铲斗
      2               | Engine | Engine      |
      3               |        |             |
      """;

  @Test
  void systemsAreCountedByMachineAndMonthAndRankedOverAll() {
    MartTrial.of("defect_pareto")
        .given("dim_defect_code", CODES)
        .given("dim_machine", "machine_id | name\nM1 | Old Bess\nM2 |")
        .given("fct_repair_visit", "visit_id | machine_id\nv1 | M1\nv2 | M2")
        .given(
            "fct_defect",
            """
            machine_id | visit_date | defect_code_key | currency | cost_amount | downtime_hours
            M1         | 2024-03-01 | 1               | AUD      | 10.00       | 1.5
            M1         | 2024-03-31 | 1               | AUD      | 5.25        | 2.0
            M1         | 2024-04-01 | 1               | AUD      | 1.00        |
            M2         | 2024-03-05 | 2               | AUD      | 90.00       |
            """)
        .expect(
            """
            machine_id | machine_name | visit_month | system | system_name_zh | defect_count | cost_amount | downtime_hours | rank_by_count | rank_by_cost
            M1         | Old Bess     | 2024-03-01  | Bucket | 铲斗           | 2            | 15.25       | 3.5            | 1             | 2
            M1         | Old Bess     | 2024-04-01  | Bucket | 铲斗           | 1            | 1.00        |                | 1             | 2
            M2         | M2           | 2024-03-01  | Engine |                | 1            | 90.00       |                | 2             | 1
            """);
  }

  @Test
  void currenciesAreNeverMixedAndNoCostHasNoRank() {
    MartTrial.of("defect_pareto")
        .given("dim_defect_code", CODES)
        .given(
            "fct_defect",
            """
            machine_id | visit_date | defect_code_key | currency | cost_amount
            M1         | 2024-03-01 | 1               | AUD      | 10.00
            M1         | 2024-03-01 | 1               | CNY      | 70.00
            M1         | 2024-03-01 | 1               |          |
            """)
        .expect(
            """
            system | currency | defect_count | cost_amount | rank_by_cost
            Bucket | AUD      | 1            | 10.00       | 1
            Bucket | CNY      | 1            | 70.00       | 1
            Bucket | -        | 1            | 0.00        |
            """);
  }

  @Test
  void unknownSystemComesLastHoweverOftenItFails() {
    MartTrial.of("defect_pareto")
        .given("dim_defect_code", CODES)
        .given(
            "fct_defect",
            """
            machine_id | visit_date | defect_code_key
            M1         | 2024-03-01 | 3
            M1         | 2024-03-02 | 3
            M1         | 2024-03-03 | 2
            """)
        .expect(
            """
            system    | is_unknown | defect_count | rank_by_count | rank_lower | interval_reason
            Engine    | false      | 1            | 1             | 1          |
            (unknown) | true       | 2            | 2             |            | no_single_cause
            """);
  }

  @Test
  void costThatNamesNoDefectStandsApart() {
    MartTrial.of("defect_pareto")
        .given("dim_defect_code", CODES)
        .given(
            "fct_defect",
            """
            visit_id | line_no | machine_id | visit_date | defect_code_key | currency | cost_amount
            v1       | 1       | M1         | 2024-03-01 | 1               | AUD      | 10.00
            """)
        .given(
            "fct_repair_line",
            """
            visit_id | line_no | machine_id | visit_date | defect_line_no | currency | cost_amount
            v1       | 1       | M1         | 2024-03-01 | 1              | AUD      | 10.00
            v1       | 2       | M1         | 2024-03-01 |                | AUD      | 4.00
            v1       | 3       | M1         | 2024-03-01 | 9              | AUD      | -1.00
            """)
        .expect(
            """
            system        | defect_count | cost_amount
            Bucket        | 1            | 10.00
            (unallocated) | 0            | 3.00
            """);
  }

  @Test
  void systemHasOneNameAndOneRankThroughAllVersionsOfItsCodes() {
    MartTrial.of("defect_pareto")
        .given(
            "dim_defect_code",
            """
            defect_code_key | system | system_name | valid_from | valid_to
            1               | boom   | Boom        | 0001-01-01 | 2020-01-01
            2               | boom   | Main boom   | 2020-01-01 |
            """)
        .given(
            "fct_defect",
            """
            visit_date | machine_id | defect_code_key
            2019-05-05 | M1         | 1
            2020-05-05 | M1         | 2
            """)
        .expect(
            """
            visit_month | system_name | defect_count | rank_by_count | rank_lower | rank_upper | interval_reason
            2019-05-01  | Main boom   | 1            | 1             | 1          | 1          |
            2020-05-01  | Main boom   | 1            | 1             | 1          | 1          |
            """);
  }

  @Test
  void oldCodesCountUnderTheSystemThatTheyAreNow() {
    MartTrial.of("defect_pareto")
        .given(
            "dim_defect_code",
            """
            defect_code_key | defect_code   | system | system_name | valid_from | valid_to
            1               | s:HYD/PUMP/-  | HYD    | Hydraulics  | 0001-01-01 | 2020-01-01
            2               | s:HYD/PUMP/-  | HYD    | HYD         | 2020-01-01 |
            3               | s:POW/PUMP/-  | POW    | Power       | 2020-01-01 |
            4               | s:OLD/-/-     | OLD    | Old         | 0001-01-01 | 2020-01-01
            """)
        .given(
            "fct_defect",
            """
            machine_id | visit_date | defect_code_key | current_code
            M1         | 2019-05-05 | 1               | s:POW/PUMP/-
            M1         | 2019-05-06 | 4               |
            M1         | 2020-05-05 | 3               | s:POW/PUMP/-
            """)
        .expect(
            """
            visit_month | system | system_name | defect_count | rank_by_count | rank_lower
            2019-05-01  | POW    | Power       | 1            | 1             | 1
            2019-05-01  | OLD    | OLD         | 1            | 2             | 1
            2020-05-01  | POW    | Power       | 1            | 1             | 1
            """);
  }

  @Test
  void cellsCanBeCutByProductBuildMonthAndDealer() {
    MartTrial.of("defect_pareto")
        .given("dim_defect_code", CODES)
        .given(
            "fct_machine_life",
            "machine_id | product_id | built_on   | sold_by_id\nM1 | P1 | 2023-05-31 | D1")
        .given(
            "fct_defect",
            """
            machine_id | visit_date | defect_code_key
            M1         | 2024-03-01 | 1
            M2         | 2024-03-01 | 1
            """)
        .given(
            "fct_repair_visit",
            "visit_id | machine_id | visit_date\nv1 | M1 | 2024-03-01\nv2 | M2 | 2024-03-01")
        .expect(
            """
            machine_id | product_name | build_month | dealer_name | defect_count
            M1         | P1           | 2023-05     | D1          | 1
            M2         | (unknown)    | (unknown)   | (unknown)   | 1
            """);
  }
}
