package org.mendlake.transforms.marts;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class RepairIntensityTest {

  @Test
  void theFleetMeanDividesByTheMachinesStillObservedAtThatAge() {
    MartTrial.of("repair_intensity")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount | observed_from | observed_to
            V1       | M1         | 2020-01-06 | AUD      | 10.00       | 2020-01-01    | 2020-01-12
            V2       | M1         | 2020-01-11 | AUD      | 4.00        | 2020-01-01    | 2020-01-12
            V3       | M2         | 2020-01-06 | AUD      | 30.00       | 2020-01-01    | 2020-01-22
            V4       | M2         | 2020-01-21 | AUD      | 8.00        | 2020-01-01    | 2020-01-22
            """)
        .expect(
            """
            scope   | scope_id | age_days | machines_at_risk | repairs | cost_amount | mean_cumulative_count | mean_cumulative_cost
            fleet   | (fleet)  | 5        | 2                | 2       | 40.00       | 1.0                   | 20.0
            fleet   | (fleet)  | 10       | 2                | 1       | 4.00        | 1.5                   | 22.0
            fleet   | (fleet)  | 20       | 1                | 1       | 8.00        | 2.5                   | 30.0
            currency | AUD     | 5        | 2                | 2       | 40.00       | 1.0                   | 20.0
            currency | AUD     | 10       | 2                | 1       | 4.00        | 1.5                   | 22.0
            currency | AUD     | 20       | 1                | 1       | 8.00        | 2.5                   | 30.0
            machine | M1       | 5        | 1                | 1       | 10.00       | 1.0                   | 10.0
            machine | M1       | 10       | 1                | 1       | 4.00        | 2.0                   | 14.0
            machine | M2       | 5        | 1                | 1       | 30.00       | 1.0                   | 30.0
            machine | M2       | 20       | 1                | 1       | 8.00        | 2.0                   | 38.0
            """);
  }

  @Test
  void theRecordThatOpensAnObservationIsNoEvent() {
    MartTrial.of("repair_intensity")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount
            V1       | M1         | 2020-01-06 | AUD      | 10.00
            V2       | M1         | 2020-01-11 | AUD      | 4.00
            """)
        .expect(
            """
            scope   | age_days | repairs | opening_records | cost_amount | mean_cumulative_count | mean_cumulative_cost
            fleet   | 0        | 1       | 1               | 0.00        | 0.0                   | 0.0
            fleet   | 5        | 1       | 0               | 4.00        | 1.0                   | 4.0
            currency | 0       | 1       | 1               | 0.00        | 0.0                   | 0.0
            currency | 5       | 1       | 0               | 4.00        | 1.0                   | 4.0
            machine | 0        | 1       | 1               | 0.00        | 0.0                   | 0.0
            machine | 5        | 1       | 0               | 4.00        | 1.0                   | 4.0
            """);
  }

  @Test
  void costsOfSeveralCurrenciesOrOfNoneGiveAReasonAndNoNumber() {
    MartTrial.of("repair_intensity")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount | observed_from
            V1       | M1         | 2020-01-06 | AUD      | 10.00       | 2020-01-01
            V2       | M2         | 2020-01-06 | CNY      | 70.00       | 2020-01-01
            V3       | M3         | 2020-01-06 |          |             | 2020-01-01
            V4       | M4         | 2020-01-06 | AUD      | 8.00        | 2020-01-01
            V5       | M4         | 2020-01-06 | CNY      | 60.00       | 2020-01-01
            V6       | M4         | 2020-01-06 | CNY      | 2.00        | 2020-01-01
            """)
        .expect(
            """
            scope_id | scope_name | currency | mean_cumulative_cost | cost_reason
            (fleet)  | Fleet mean |          |                      | mixed_currencies
            AUD      | Mean, AUD  | AUD      | 10.0                 |
            CNY      | Mean, CNY  | CNY      |                      | mixed_currencies
            M1       | M1         | AUD      | 10.0                 |
            M2       | M2         | CNY      | 70.0                 |
            M3       | M3         |          |                      | no_cost_stated
            M4       | M4         | CNY      |                      | mixed_currencies
            """);
  }

  @Test
  void limitsComeFromTheSpreadBetweenMachinesOrHaveAReason() {
    MartTrial.of("repair_intensity")
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | observed_from | observed_to
            V1       | M1         | 2020-01-06 | 2020-01-01    | 2020-01-12
            V2       | M1         | 2020-01-11 | 2020-01-01    | 2020-01-12
            V3       | M1         | 2020-01-11 | 2020-01-01    | 2020-01-12
            V4       | M2         | 2020-01-06 | 2020-01-01    | 2020-01-22
            V5       | M2         | 2020-01-21 | 2020-01-01    | 2020-01-22
            """)
        .expect(
            """
            scope   | age_days | mean_cumulative_count | count_lower | count_upper | interval_reason | method
            fleet   | 5        | 1.0 |  |  | no_variation    | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            fleet   | 10       | 2.0 | 1.0001952874512183 | 3.9992190027140957 |                 | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            fleet   | 20       | 3.0 |  |  | too_few_at_risk | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            machine | 5        | 1.0 |  |  | too_few_at_risk | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            machine | 10       | 3.0 |  |  | too_few_at_risk | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            machine | 5        | 1.0 |  |  | too_few_at_risk | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            machine | 20       | 2.0 |  |  | too_few_at_risk | Mean cumulative function (Nelson), Lawless-Nadeau variance; 95 % log limits
            """);
  }

  @Test
  void aMachineWithoutAVisitIsAtRiskAndVisitsOfADayCountTogether() {
    MartTrial.of("repair_intensity")
        .given(
            "machine_observation",
            """
            machine_id | machine_name | observed_from | observed_days | main_currency
            M1         | Old Bess     | 2020-01-01    | 11            | AUD
            M2         | Ada          | 2020-01-01    | 11            | CNY
            """)
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount
            V1       | M1         | 2020-01-11 | AUD      | 10.00
            V2       | M1         | 2020-01-11 |          |
            V3       | M1         | 2020-01-11 | AUD      | 4.00
            """)
        .expect(
            """
            scope    | scope_id | scope_name | age_days | machines_at_risk | repairs | cost_amount | currency | mean_cumulative_count | mean_cumulative_cost
            machine  | M1       | Old Bess   | 10       | 1                | 3       | 14.00       | AUD      | 3.0                   | 14.0
            currency | AUD      | Mean, AUD  | 10       | 1                | 3       | 14.00       | AUD      | 3.0                   | 14.0
            fleet    | (fleet)  | Fleet mean | 10       | 2                | 3       | 14.00       | AUD      | 1.5                   | 7.0
            """);
  }

  @Test
  void machineThatWasNeverRepairedIsAtRisk() {
    MartTrial.of("repair_intensity")
        .asKnownOn(LocalDate.of(2024, 12, 31))
        .given(
            "fct_machine_life",
            """
            machine_id | in_service_on | left_on    | currency
            REPAIRED   | 2024-01-01    |            | AUD
            NEVER      | 2024-02-01    |            | AUD
            LEFT       | 2024-01-01    | 2024-01-11 | AUD
            """)
        .given(
            "fct_repair_visit",
            """
            visit_id | machine_id | visit_date | currency | cost_amount
            V1       | REPAIRED   | 2024-01-31 | AUD      | 10.00
            """)
        .expect(
            """
            scope    | scope_id | age_days | machines_at_risk | repairs | opening_records | mean_cumulative_count | mean_cumulative_cost
            fleet    | (fleet)  | 30       | 2                | 1       | 0               | 0.5                   | 5.0
            currency | AUD      | 30       | 2                | 1       | 0               | 0.5                   | 5.0
            machine  | REPAIRED | 30       | 1                | 1       | 0               | 1.0                   | 10.0
            """);
  }
}
