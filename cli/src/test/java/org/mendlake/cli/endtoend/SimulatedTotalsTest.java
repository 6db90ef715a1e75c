package org.mendlake.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's facts of the simulated fleet are its truth, beside the excavators' real ones. */
@Tag("servers")
class SimulatedTotalsTest {
  private static final String FLEET = " WHERE machine_id NOT LIKE 'nist-%'";

  @ParameterizedTest
  @CsvSource({
    "fct_repair_visit, rows, COUNT(*)",
    "fct_repair_visit, cost_amount, SUM(cost_amount)",
    "fct_repair_line, rows, COUNT(*)",
    "fct_defect, rows, COUNT(*)",
    "fct_part_replacement, rows, COUNT(*)",
    "fct_machine_life, rows, COUNT(*)",
    "fct_component_life, rows, COUNT(*)"
  })
  void factsOfTheFleetAreTrue(String table, String column, String sum) throws Exception {
    assertThat(ServedWarehouse.running().number("SELECT " + sum + " FROM gold." + table + FLEET))
        .isEqualByComparingTo(SimulatedTruth.total(table, column));
  }
}
