package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import org.junit.jupiter.api.Test;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.events.MachineDefinedV1;
import org.mendlake.events.MachineOwnerChangedV1;
import org.mendlake.events.MachineRelocatedV1;
import org.mendlake.events.MachineShippedV1;
import org.mendlake.events.MachineSoldV1;
import org.mendlake.transforms.fold.Event;

class MachineFoldTest {
  private static final Event BUILT =
      event(MachineBuiltV1.class, "M1", "built")
          .known(10)
          .saying(
              MachineBuiltV1.class,
              "product_id | built_on   | plant | line\nZE215      | 2020-01-05 | LZ    | 3");

  private static final Event SOLD = sold("sold", 80, "2020-03-01", "C1", "D1");

  @Test
  void eachStatementSetsWhatItTellsFromItsDayOnAndTheRestContinues() {
    fold(
            BUILT,
            SOLD,
            event(MachineOwnerChangedV1.class, "M1", "owner")
                .known(200)
                .saying(MachineOwnerChangedV1.class, "changed_on | customer_id\n2020-06-15 | C2"),
            event(MachineRelocatedV1.class, "M1", "moved")
                .known(210)
                .saying(
                    MachineRelocatedV1.class,
                    "relocated_on | site   | region | organisation_id\n2020-07-01 | Quarry | CN-YN | D2"))
        .gives(
            "dim_machine",
            """
            valid_from | valid_to   | product_id | plant | line | customer_id | organisation_id | site   | region | application | is_inferred
            0001-01-01 | 2020-03-01 | ZE215      | LZ    | 3    |             |                 |        |        |             | false
            2020-03-01 | 2020-06-15 | ZE215      | LZ    | 3    | C1          | D1              |        |        | mining      | false
            2020-06-15 | 2020-07-01 | ZE215      | LZ    | 3    | C2          | D1              |        |        | mining      | false
            2020-07-01 |            | ZE215      | LZ    | 3    | C2          | D2              | Quarry | CN-YN  | mining      | false
            """);
  }

  @Test
  void aVersionIsKnownWhenTheLastStatementThatShapedItIs() {
    fold(
            BUILT,
            SOLD,
            event(MachineOwnerChangedV1.class, "M1", "owner")
                .known(200)
                .saying(MachineOwnerChangedV1.class, "changed_on | customer_id\n2020-02-15 | C0"))
        .gives(
            "dim_machine",
            """
            valid_from | valid_to   | customer_id | known_at
            0001-01-01 | 2020-02-15 |             | 2020-07-18T00:00:00Z
            2020-02-15 | 2020-03-01 | C0          | 2020-07-18T00:00:00Z
            2020-03-01 |            | C1          | 2020-03-20T00:00:00Z
            """);
  }

  @Test
  void aStatementThatChangesNothingBeginsNoVersion() {
    fold(
            SOLD,
            event(MachineOwnerChangedV1.class, "M1", "owner")
                .known(200)
                .saying(MachineOwnerChangedV1.class, "changed_on | customer_id\n2020-06-15 | C1"))
        .gives("dim_machine", "valid_from | valid_to | customer_id\n0001-01-01 | | C1");
  }

  @Test
  void ofTwoValuesForOneDayTheLaterStatedWinsAttributeByAttribute() {
    Folding machine =
        fold(
            sold("sold", 80, "2020-03-01", "C1", "D1"),
            event(MachineRelocatedV1.class, "M1", "moved")
                .known(70)
                .saying(
                    MachineRelocatedV1.class,
                    "relocated_on | site | organisation_id\n2020-03-01 | Pit | D9"));

    machine.gives("dim_machine", "customer_id | site | organisation_id\nC1 | Pit | D1");
    machine.gives("fct_data_issue", "rule | severity | event_id\nredefined | warning | moved");
  }

  @Test
  void buildFactsHoldFromTheBeginningHoweverLateTheyCome() {
    fold(sold("sold", 20, "2019-12-30", "C1", "D1"), BUILT)
        .gives(
            "dim_machine",
            """
            valid_from | customer_id | product_id
            0001-01-01 |             | ZE215
            2019-12-30 | C1          | ZE215
            """);
  }

  @Test
  void aMachineNeitherBuiltNorDefinedIsInferredWithWhatItsSaleTells() {
    fold(SOLD)
        .gives("dim_machine", "valid_from | customer_id | is_inferred\n0001-01-01 | C1 | true");
    fold(event(MachineShippedV1.class, "M1", "s")
            .known(30)
            .saying(MachineShippedV1.class, "shipped_on | to_organisation_id\n2020-01-20 | D1"))
        .mentioning("M1", "2020-05-01T00:00:00Z")
        .gives(
            "dim_machine",
            "valid_from | customer_id | is_inferred | known_at\n"
                + "0001-01-01 |            | true        | 2020-01-30T00:00:00Z");
  }

  @Test
  void aDefinitionSetsOnlyWhatItTells() {
    fold(
            BUILT,
            event(MachineDefinedV1.class, "M1", "defined")
                .saying(
                    MachineDefinedV1.class,
                    "valid_from | name | application\n2020-02-01 | Ada | quarry"))
        .gives(
            "dim_machine",
            """
            valid_from | name | product_id | application
            0001-01-01 |      | ZE215      |
            2020-02-01 | Ada  | ZE215      | quarry
            """);
  }

  @Test
  void aCancelledSaleTakesItsOwnerBack() {
    fold(BUILT, SOLD, event(MachineSoldV1.class, "M1", "x").known(90).cancelling("sold").silent())
        .gives("dim_machine", "valid_from | customer_id\n0001-01-01 |");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new MachineFold(), "M1", events);
  }

  private static Event sold(String id, int known, String day, String customer, String dealer) {
    return event(MachineSoldV1.class, "M1", id)
        .known(known)
        .saying(
            MachineSoldV1.class,
            "sold_on | customer_id | organisation_id | application\n%s | %s | %s | mining"
                .formatted(day, customer, dealer));
  }
}
