package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Payloads;

class ComponentLifeFoldTest {
  private static final String IN_SERVICE =
      "built_on | in_service_on | known_at\n2020-01-05 | 2020-02-01 | 2020-02-02T00:00:00Z";

  @Test
  void oneComponentFollowsAnotherAtEachPlace() {
    machine(IN_SERVICE)
        .reading(
            "fct_part_replacement",
            """
            visit_id | event_id | source_system | position | part_id | replaced_on | removed_serial | fitted_serial | supplier_id | lot | condition      | reason     | defect_code  | occurred_at          | known_at
            V2       | r2       | w             | pump     | PUMP    | 2020-07-01  | A2             | A3            | S1          | L9  | remanufactured | preventive |              | 2020-07-01T00:00:00Z | 2020-07-02T00:00:00Z
            V1       | r1       | w             | pump     | PUMP    | 2020-05-01  | A1             | A2            | S2          | L8  | new            | failed     | S:hyd/pump/- | 2020-05-01T00:00:00Z | 2020-05-02T00:00:00Z
            """)
        .gives(
            "fct_component_life",
            """
            position | life_no | origin   | part_id | serial | supplier_id | lot | condition      | fitted_on  | exposed_from | removed_on | end_reason | defect_code  | visit_id | age_days
            engine   | 1       | built    | ENG     | E1     | S3          |     | new            | 2020-01-05 | 2020-02-01   |            |            |              |          |
            pump     | 1       | built    | PUMP    | A1     | S1          | L7  | new            | 2020-01-05 | 2020-02-01   | 2020-05-01 | failed     | S:hyd/pump/- | V1       | 90
            pump     | 2       | replaced | PUMP    | A2     | S2          | L8  | new            | 2020-05-01 | 2020-05-01   | 2020-07-01 | preventive |              | V2       | 61
            pump     | 3       | replaced | PUMP    | A3     | S1          | L9  | remanufactured | 2020-07-01 | 2020-07-01   |            |            |              |          |
            """);
  }

  @Test
  void theEndOfTheMachineEndsWhatIsStillFitted() {
    machine("in_service_on | left_on | known_at\n2020-02-01 | 2020-03-02 | 2020-04-01T00:00:00Z")
        .gives(
            "fct_component_life",
            """
            position | removed_on | end_reason   | age_days | visit_id
            engine   | 2020-03-02 | machine_left | 30       |
            pump     | 2020-03-02 | machine_left | 30       |
            """);
  }

  @Test
  void aComponentOfUnsoldStockHasNoAge() {
    machine("built_on | known_at\n2020-01-05 | 2020-02-02T00:00:00Z")
        .reading("fct_part_replacement", replacement("pump", "2020-05-01", "A1"))
        .gives(
            "fct_component_life",
            """
            position | life_no | exposed_from | removed_on | age_days
            engine   | 1       |              |            |
            pump     | 1       |              | 2020-05-01 |
            pump     | 2       | 2020-05-01   |            |
            """);
  }

  @Test
  void aComponentTakenOffAPlaceThatWasNotListedHasAnUnknownBeginning() {
    Folding machine =
        machine(IN_SERVICE)
            .reading("fct_part_replacement", replacement("cylinder", "2020-05-01", "C9"));

    machine.gives(
        "fct_component_life",
        """
        position | life_no | origin   | part_id | serial | fitted_on  | removed_on | end_reason | age_days | reference_on
        cylinder | 1       | unknown  |         | C9     |            | 2020-05-01 | failed     |          | 2020-05-01
        cylinder | 2       | replaced | PUMP    | N1     | 2020-05-01 |            |            |          | 2020-05-01
        engine   | 1       | built    | ENG     | E1     | 2020-01-05 |            |            |          | 2020-01-05
        pump     | 1       | built    | PUMP    | A1     | 2020-01-05 |            |            |          | 2020-01-05
        """);
    machine.gives("fct_data_issue", "rule | severity | event_id\ncomponent_not_listed | info | r");
  }

  @Test
  void withoutABuildThereIsNothingToMissInItsList() {
    Folding.of(new ComponentLifeFold(), "M1")
        .reading("fct_part_replacement", replacement("pump", "2020-05-01", "A1"))
        .givesNone("fct_data_issue");
  }

  @Test
  void aSerialThatWasNotFittedIsAnIssueAndThePlaceGoesOn() {
    Folding machine =
        machine(IN_SERVICE)
            .reading("fct_part_replacement", replacement("pump", "2020-05-01", "Z9"));

    machine.gives(
        "fct_component_life",
        "position | serial | end_reason\nengine | E1 |\npump | A1 | failed\npump | N1 |");
    machine.gives("fct_data_issue", "rule | severity | event_id\nserial_differs | warning | r");
  }

  @Test
  void aReplacementBeforeTheMachineWasInServiceHasNoAge() {
    Folding machine =
        machine(IN_SERVICE)
            .reading("fct_part_replacement", replacement("pump", "2020-01-20", "A1"));

    machine.gives(
        "fct_component_life",
        "position | life_no | age_days\nengine | 1 |\npump | 1 |\npump | 2 |");
    machine.gives("fct_data_issue", "rule | severity\nmilestones_inverted | warning");
  }

  @Test
  void ofTwoComponentsListedForOnePlaceTheFirstHolds() {
    Folding machine =
        Folding.of(
            new ComponentLifeFold(),
            "M1",
            built("part_id | position | serial\nPUMP | pump | A1\nPUMP2 | pump | B1"));

    machine.gives("fct_component_life", "position | part_id | serial\npump | PUMP | A1");
    machine.gives("fct_data_issue", "rule | severity | event_id\nduplicate_position | error | b");
  }

  @Test
  void hoursInUseComeFromTheMachinesReadings() {
    // 5 h a day from 1 February to the last reading on 11 May: 89 days to 30 April, 100 to 11 May
    machine(IN_SERVICE)
        .reading(
            "fct_meter_month",
            """
            month      | first_on   | first_at             | first_hours | last_on    | last_at              | last_hours | hours_run | known_at
            2020-05-01 | 2020-05-11 | 2020-05-11T06:00:00Z | 500.0       | 2020-05-11 | 2020-05-11T06:00:00Z | 500.0      | 0.0       | 2020-05-12T00:00:00Z
            """)
        .reading("fct_part_replacement", replacement("pump", "2020-05-01", "A1"))
        .gives(
            "fct_component_life",
            """
            position | life_no | hours_in_use | known_at
            engine   | 1       | 500.0        | 2020-05-12T00:00:00Z
            pump     | 1       | 450.0        | 2020-05-12T00:00:00Z
            pump     | 2       | 50.0         | 2020-05-12T00:00:00Z
            """);
    machine(IN_SERVICE)
        .gives(
            "fct_component_life",
            "position | hours_in_use | known_at\n"
                + "engine | | 2020-02-02T00:00:00Z\npump | | 2020-02-02T00:00:00Z");
  }

  private static Folding machine(String life) {
    return Folding.of(
            new ComponentLifeFold(),
            "M1",
            built(
                """
                part_id | position | serial | supplier_id | lot
                PUMP    | pump     | A1     | S1          | L7
                ENG     | engine   | E1     | S3          |
                """))
        .reading("fct_machine_life", life);
  }

  private static Event built(String components) {
    List<MachineBuiltV1.Component> listed =
        Payloads.read(MachineBuiltV1.Component.class, components);
    return event(MachineBuiltV1.class, "M1", "b")
        .known(10)
        .saying(
            new MachineBuiltV1("ZE215", LocalDate.of(2020, 1, 5), null, null, List.of(), listed));
  }

  private static String replacement(String position, String day, String removed) {
    return """
        visit_id | event_id | source_system | position | part_id | replaced_on | removed_serial | fitted_serial | reason | occurred_at          | known_at
        V1       | r        | w             | %s       | PUMP    | %s          | %s             | N1            | failed | 2020-05-01T00:00:00Z | 2020-05-02T00:00:00Z
        """
        .formatted(position, day, removed);
  }
}
