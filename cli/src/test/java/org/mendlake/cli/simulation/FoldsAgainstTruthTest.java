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
import org.mendlake.schema.Reference;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.folds.CaseFold;
import org.mendlake.transforms.folds.ClaimFold;
import org.mendlake.transforms.folds.ComponentLifeFold;
import org.mendlake.transforms.folds.DefectCodeFold;
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
    fleet.fold(new DefectCodeFold(), "code-set", "dim_defect_code");
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
    carry(fleet, "fct_machine_life", "warranty_policy");
    carry(fleet, "fct_defect", "defect_code");
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

  /** What the runner does for {@code carry}: the attributes of the version on the day. */
  private static void carry(FoldedFleet fleet, String table, String role) {
    Reference reference =
        Tables.declared().named(table).references().stream()
            .filter(each -> each.name().equals(role))
            .findFirst()
            .orElseThrow();
    String id = Tables.declared().named(reference.dimension()).naturalKey();
    for (Map<String, Object> row : fleet.rows(table)) {
      fleet.rows(reference.dimension()).stream()
          .filter(version -> version.get(id).equals(row.get(reference.by())))
          .filter(version -> held(version, (LocalDate) row.get(reference.at().orElseThrow())))
          .forEach(
              version -> reference.carry().forEach((to, from) -> row.put(to, version.get(from))));
    }
  }

  private static boolean held(Map<String, Object> version, LocalDate day) {
    LocalDate to = (LocalDate) version.get("valid_to");
    return !day.isBefore((LocalDate) version.get("valid_from")) && (to == null || day.isBefore(to));
  }
}
