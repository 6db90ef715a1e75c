package org.mendlake.transforms.marts;

import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class SupplierLotComparisonTest {
  private static final String LIVES =
      """
      machine_id | position | life_no | part_id | supplier_id | lot
      M1         | PUMP     | 1       | P1      | S1          | A
      M2         | PUMP     | 1       | P1      | S1          | B
      M3         | PUMP     | 1       | P1      | S2          | A
      M4         | FAN      | 1       | P2      | S1          | A
      M5         | FAN      | 1       | P2      | S1          | B
      """;

  @Test
  void aLotIsComparedWithTheOthersOfItsPartAtTheSameAge() {
    // lot A of S1: expected (1/20) * 10 + (3/15) * 5 = 1.5; its month 3 has no other lot beside it
    MartTrial.of("supplier_lot_comparison")
        .given("fct_component_life", LIVES)
        .given("dim_part", "part_id | name | valid_to\nP1 | Old | 2020-01-01\nP1 | Pump |")
        .given("dim_supplier", "supplier_id | name\nS1 | Ada")
        .given(
            "failure_rate_by_months_in_service",
            """
            scope        | scope_id | months_in_service | exposed_units | failures
            supplier_lot | P1 S1 A  | 1                 | 10            | 4
            supplier_lot | P1 S1 A  | 2                 | 5             | 2
            supplier_lot | P1 S1 A  | 3                 | 1             | 1
            supplier_lot | P1 S1 B  | 1                 | 12            | 1
            supplier_lot | P1 S1 B  | 2                 | 10            | 3
            supplier_lot | P1 S2 A  | 1                 | 8             | 0
            supplier_lot | P1 S2 A  | 2                 | 5             | 0
            supplier_lot | P2 S1 A  | 1                 | 3             | 2
            supplier_lot | P2 S1 B  | 1                 | 0             | 0
            fleet        | (fleet)  | 1                 | 99            | 99
            """)
        .expect(
            """
            part_id | supplier_id | lot | lot_name     | units     | compared_months | failures | expected_failures | failure_ratio      | ratio_lower         | ratio_upper        | ratio_reason
            P1      | S1          | A   | Pump, Ada, A | 10.000000 | 15.000000       | 6        | 1.500000          | 4.0                | 1.4679295023272438  | 8.706316015012474  |
            P1      | S1          | B   | Pump, Ada, B | 12.000000 | 22.000000       | 4        | 4.666667          | 0.8571427959183716 | 0.23354256338117235 | 2.1946259879693533 |
            P1      | S2          | A   | Pump, S2, A  | 8.000000  | 13.000000       | 0        | 3.484848          | 0.0                | 0.0                 | 1.0585481645444117 |
            P2      | S1          | A   | P2, Ada, A   | 3.000000  | 0.000000        | 0        | 0.000000          |                    |                     |                    | no_exposure
            P2      | S1          | B   | P2, Ada, B   | 0.000000  | 0.000000        | 0        | 0.000000          |                    |                     |                    | no_exposure
            """);
  }

  @Test
  void withoutAFailureInOtherLotsThereIsAReasonAndNoRatio() {
    MartTrial.of("supplier_lot_comparison")
        .given("fct_component_life", LIVES)
        .given(
            "failure_rate_by_months_in_service",
            """
            scope        | scope_id | months_in_service | exposed_units | failures
            supplier_lot | P2 S1 A  | 1                 | 3             | 2
            supplier_lot | P2 S1 B  | 1                 | 4             | 0
            """)
        .expect(
            """
            lot | compared_months | failures | expected_failures | failure_ratio | ratio_lower | ratio_reason
            A   | 3.000000        | 2        | 0.000000          |               |             | no_failures
            B   | 4.000000        | 0        | 2.666667          | 0.0           | 0.0         |
            """);
  }
}
