package org.mendlake.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.transforms.folds.CaseFold;
import org.mendlake.transforms.folds.ClaimFold;
import org.mendlake.transforms.folds.ComponentLifeFold;
import org.mendlake.transforms.folds.MachineFold;
import org.mendlake.transforms.folds.MachineLifeFold;
import org.mendlake.transforms.folds.MachineMonthFold;
import org.mendlake.transforms.folds.MeterFold;
import org.mendlake.transforms.folds.VisitFold;
import org.mendlake.transforms.folds.WarrantyPolicyFold;

/** Every fold gives exactly what the simulation knows to be true, by code of its own. */
class FoldsAgainstTruthTest {
  private static final Map<String, String> ROUGH =
      Map.of(
          "delivery.conflicts", "0.02",
          "delivery.malformed", "0.01",
          "reporting.amendments", "0.1",
          "reporting.cancellations", "0.03",
          "oddities.rollbacks", "0.03",
          "oddities.meter-jumps", "0.02",
          "oddities.meter-swaps", "0.1",
          "oddities.inverted-milestones", "0.1");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"2026-06-30", "2024-02-29", "2022-11-13"})
  void factsAreTrueAsKnownOn(String known) throws Exception {
    LocalDate day = LocalDate.parse(known);
    SimulationSettings settings = SimulationSettings.of(6_000, day.getYear(), ROUGH);
    FoldedFleet fleet = new FoldedFleet(SimulatedEvents.of(settings, day, folder), day);

    fleet.fold(new WarrantyPolicyFold(), "warranty-policy", "dim_warranty_policy");
    fleet.fold(new MeterFold(), "meter", "fct_meter_reading", "fct_meter_month");
    fleet.fold(
        new VisitFold(),
        "visit",
        "fct_repair_visit",
        "fct_repair_line",
        "fct_defect",
        "fct_part_replacement");
    fleet.fold(new CaseFold(), "case", "fct_service_case");
    fleet.fold(new ClaimFold(), "claim", "fct_warranty_claim");
    fleet.foldMachines(new MachineFold(), List.of(), "dim_machine");
    fleet.foldMachines(new MachineLifeFold(), List.of(), "fct_machine_life");
    fleet.rows("fct_machine_life").forEach(life -> carryWarranty(life, fleet));
    fleet.foldMachines(
        new MachineMonthFold(),
        List.of("fct_machine_life", "dim_machine", "fct_meter_month"),
        "fct_machine_month");
    fleet.foldMachines(
        new ComponentLifeFold(),
        List.of("fct_machine_life", "fct_part_replacement", "fct_meter_month"),
        "fct_component_life");

    try (var files = Files.list(folder.resolve("facts"))) {
      List<Path> facts = files.sorted().toList();
      assertThat(facts).hasSize(11);
      for (Path fact : facts) {
        TrueFacts.of(fact).areThose(fleet::rows);
      }
    }
  }

  /** What the runner does for {@code carry}: the terms of the policy's version on the day. */
  private static void carryWarranty(Map<String, Object> life, FoldedFleet fleet) {
    for (Map<String, Object> version : fleet.rows("dim_warranty_policy")) {
      LocalDate soldOn = (LocalDate) life.get("sold_on");
      LocalDate to = (LocalDate) version.get("valid_to");
      if (version.get("warranty_policy_id").equals(life.get("warranty_policy_id"))
          && !soldOn.isBefore((LocalDate) version.get("valid_from"))
          && (to == null || soldOn.isBefore(to))) {
        life.put("warranty_months", version.get("months"));
        life.put("warranty_hours", version.get("hours"));
      }
    }
  }
}
