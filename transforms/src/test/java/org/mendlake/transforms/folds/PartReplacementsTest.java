package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import org.junit.jupiter.api.Test;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.events.VisitPartReplacedV1;
import org.mendlake.transforms.fold.Event;

class PartReplacementsTest {
  private static final Event VISIT =
      event(VisitCompletedV1.class, "V1", "v").saying(VisitCompletedV1.class, "machine_id\nM1");

  @Test
  void eachReplacementIsARowOfTheVisit() {
    Folding visit =
        fold(
            VISIT,
            event(VisitPartReplacedV1.class, "V1", "r1")
                .at("2020-03-31T20:00:00Z", "Asia/Shanghai")
                .saying(
                    VisitPartReplacedV1.class,
                    """
                    machine_id | part_id | position | meter_hours | removed_serial | fitted_serial | supplier_id | lot | condition | reason | defect_code    | is_kept_for_return
                    M1         | PUMP    | pump-1   | 812.5       | A1             | A2            | S1          | L7  | new       | failed | S:hyd/pump/- | true
                    """));

    visit.gives(
        "fct_part_replacement",
        """
        visit_id | source_system | event_id | machine_id | replaced_on | part_id | position | meter_hours | removed_serial | fitted_serial | supplier_id | lot | condition | reason | defect_code  | is_kept_for_return
        V1       | workshop      | r1       | M1         | 2020-04-01  | PUMP    | pump-1   | 812.5       | A1             | A2            | S1          | L7  | new       | failed | S:hyd/pump/- | true
        """);
    visit.gives("fct_repair_visit", "visit_id\nV1");
    visit.givesNone("fct_data_issue");
  }

  @Test
  void oneReplacementThatTwoSystemsReportCountsOnce() {
    Folding visit =
        fold(
            VISIT,
            replaced("r1", 50, "M1", "2020-03-01", "A2"),
            replaced("r2", 40, "M1", "2020-03-01", "A2"),
            replaced("r3", 60, "M1", "2020-03-01", "A3"));

    visit.gives("fct_part_replacement", "event_id\nr2\nr3");
    visit.gives("fct_data_issue", "rule | event_id\nreported_twice | r1");
  }

  @Test
  void aReplacementMayComeBeforeItsVisit() {
    Folding visit = fold(replaced("r1", 50, "M1", "2020-03-01", "A2"));

    visit.gives("fct_part_replacement", "event_id | machine_id\nr1 | M1");
    visit.givesNone("fct_repair_visit");
    visit.gives("fct_data_issue", "rule | severity\nreplacement_without_visit | warning");
  }

  @Test
  void aReplacementOnAnotherMachineThanTheVisitKeepsItsOwn() {
    Folding visit = fold(VISIT, replaced("r1", 50, "M2", "2020-03-01", "A2"));

    visit.gives("fct_part_replacement", "event_id | machine_id\nr1 | M2");
    visit.gives("fct_data_issue", "rule | severity | event_id\nmachine_differs | warning | r1");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new VisitFold(), "V1", events);
  }

  private static Event replaced(
      String id, int known, String machine, String day, String fittedSerial) {
    return event(VisitPartReplacedV1.class, "V1", id)
        .known(known)
        .saying(
            VisitPartReplacedV1.class,
            """
            machine_id | part_id | position | replaced_on | fitted_serial | reason
            %s         | PUMP    | pump-1   | %s          | %s            | failed
            """
                .formatted(machine, day, fittedSerial));
  }
}
