package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import org.junit.jupiter.api.Test;
import org.mendlake.events.CaseClosedV1;
import org.mendlake.events.CaseOpenedV1;
import org.mendlake.transforms.fold.Event;

class CaseFoldTest {

  @Test
  void aCaseLastsFromItsOpeningToItsClose() {
    Folding one =
        fold(
            closed("c", "2020-03-02T10:31:30Z", "repaired"),
            opened("o", 40, "2020-03-01T16:30:00Z", "M1"));

    one.gives(
        "fct_service_case",
        """
        case_id | case_date  | opened_at            | closed_at            | closed_on  | outcome  | minutes_open | machine_id | channel | severity
        K1      | 2020-03-02 | 2020-03-01T16:30:00Z | 2020-03-02T10:31:30Z | 2020-03-02 | repaired | 1081         | M1         | hotline | 3
        """);
    one.givesNone("fct_data_issue");
  }

  @Test
  void anOpenCaseHasNoEndAndNoMinutes() {
    fold(opened("o", 40, "2020-03-01T16:30:00Z", "M1"))
        .gives("fct_service_case", "closed_at | outcome | minutes_open\n | |");
  }

  @Test
  void aCloseBeforeTheOpeningIsAnIssueAndNoNumber() {
    Folding one =
        fold(
            opened("o", 40, "2020-03-05T00:00:00Z", "M1"),
            closed("c", "2020-03-02T10:31:30Z", "advised"));

    one.gives("fct_service_case", "minutes_open | occurred_at\n | 2020-03-02T10:31:30Z");
    one.gives("fct_data_issue", "rule | severity | event_id\nmilestones_inverted | warning | c");
  }

  @Test
  void aCaseMayLastLongerThanAnIntegerCounts() {
    fold(
            opened("o", 40, "0001-01-02T00:00:00Z", "M1"),
            closed("c", "9999-12-30T00:00:00Z", "repaired"))
        .gives("fct_service_case", "minutes_open\n5258960640");
  }

  @Test
  void aCloseWhoseOpeningIsNotKnownStandsAlone() {
    Folding one = fold(closed("c", "2020-03-02T10:31:30Z", "advised"));

    one.gives(
        "fct_service_case", "case_date | opened_at | outcome | channel\n2020-03-02 | | advised |");
    one.gives("fct_data_issue", "rule | severity\nclose_without_open | warning");
  }

  @Test
  void aCaseOpenedTwiceIsAsStatedFirst() {
    Folding one =
        fold(
            opened("b", 50, "2020-03-01T16:30:00Z", "M2"),
            opened("a", 40, "2020-03-01T16:40:00Z", "M1"));

    one.gives("fct_service_case", "machine_id\nM1");
    one.gives("fct_data_issue", "rule | event_id\nreported_twice | b");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new CaseFold(), "K1", events);
  }

  private static Event opened(String id, int known, String at, String machine) {
    return event(CaseOpenedV1.class, "K1", id)
        .known(known)
        .at(at, "Asia/Shanghai")
        .saying(
            CaseOpenedV1.class,
            "machine_id | symptom | severity | channel\n" + machine + " | no power | 3 | hotline");
  }

  private static Event closed(String id, String at, String outcome) {
    return event(CaseClosedV1.class, "K1", id)
        .at(at, "Asia/Shanghai")
        .saying(CaseClosedV1.class, "outcome\n" + outcome);
  }
}
