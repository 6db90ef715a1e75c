package org.mendlake.transforms.marts;

import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class MachineHistoryTest {

  @Test
  void visitsOfAMachineAreNumberedAndTheirCostRunsUpByCurrency() {
    MartTrial.of("machine_history")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount | observed_from
            V2       | M1         | 2020-01-20 | CNY      | 7.00        | 2020-01-01
            V1       | M1         | 2020-01-20 | AUD      | 10.00       | 2020-01-01
            V3       | M1         | 2020-03-01 | AUD      | 5.00        | 2020-01-01
            V4       | M1         | 2020-04-01 |          |             | 2020-01-01
            V5       | M2         | 2020-05-01 | AUD      | 1.00        |
            """)
        .expect(
            """
            visit_id | visit_number | days_since_first_observation | currency | cost_amount | cumulative_cost_amount
            V1       | 1            | 19                           | AUD      | 10.00       | 10.00
            V2       | 2            | 19                           | CNY      | 7.00        | 7.00
            V3       | 3            | 60                           | AUD      | 5.00        | 15.00
            V4       | 4            | 91                           | AUD      |             |
            V5       | 1            | 0                            | AUD      | 1.00        | 1.00
            """);
  }

  @Test
  void aVisitShowsItsPrimaryDefectAllItsActionsAndWhetherSomethingIsWrong() {
    MartTrial.of("machine_history")
        .given("fct_repair_visit", "visit_id | machine_id\nV1 | M1\nV2 | M1")
        .given(
            "dim_defect_code",
            """
            defect_code_key | system | system_name | part_name | mode_name
            1               | boom   | Boom        | Pin       | Worn
            2               | cab    | Cab         |           |
            """)
        .given(
            "fct_defect",
            """
            visit_id | line_no | defect_code_key | is_primary
            V1       | 1       | 2               | false
            V1       | 2       | 1               | true
            """)
        .given(
            "fct_repair_line",
            """
            visit_id | line_no | action
            V1       | 1       | Replace
            V1       | 2       | Clean
            V1       | 3       | Replace
            V2       | 1       |
            """)
        .given(
            "fct_data_issue",
            """
            fold        | fold_key | rule
            VisitFold   | V2       | zero_cost
            VisitFold   | V2       | identical_record
            MachineFold | V1       | redefined
            """)
        .expect(
            """
            visit_id | system    | system_name | part      | mode      | action         | has_data_issue
            V1       | boom      | Boom        | Pin       | Worn      | Clean, Replace | false
            V2       | (unknown) | (unknown)   | (unknown) | (unknown) | (unknown)      | true
            """);
  }

  @Test
  void primaryDefectIsNamedByWhatItsCodeIsNow() {
    MartTrial.of("machine_history")
        .given("fct_repair_visit", "visit_id | machine_id\nV1 | M1\nV2 | M1")
        .given(
            "dim_defect_code",
            """
            defect_code_key | defect_code  | system | system_name | part_name | mode_name | valid_from | valid_to
            1               | s:HYD/PUMP/L | HYD    | Hydraulics  | Pump      | Leaks     | 0001-01-01 | 2020-01-01
            2               | s:POW/PUMP/L | POW    | Power       | Pump      | Leakage   | 2020-01-01 |
            """)
        .given(
            "fct_defect",
            """
            visit_id | line_no | defect_code_key | current_code | is_primary
            V1       | 1       | 1               | s:POW/PUMP/L | true
            V2       | 1       | 1               |              | true
            """)
        .expect(
            """
            visit_id | system | system_name | part | mode
            V1       | POW    | Power       | Pump | Leakage
            V2       | HYD    | Hydraulics  | Pump | Leaks
            """);
  }
}
