package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.events.VisitCompletedV1.Defect;
import org.mendlake.events.VisitCompletedV1.Line;
import org.mendlake.transforms.fold.EventBuilder;
import org.mendlake.transforms.fold.Payloads;

class VisitFoldTest {
  private static final String NO_DEFECTS = "line_no | defect_code";
  private static final String NO_LINES = "line_no | kind";

  @Test
  void aVisitSumsItsLinesAndEachDefectTheLinesThatNameIt() {
    Folding visit =
        fold(
            visit(
                "machine_id | currency\nM1 | AUD",
                """
                line_no | defect_code | is_primary
                1       | S:boom/pin/worn |
                2       | S:cab/-/-       | true
                """,
                """
                line_no | kind   | defect_line_no | cost_amount
                1       | part   | 1              | 10.50
                2       | labour | 1              | 4.50
                3       | part   | 2              |
                4       | travel |                | 1.00
                """));

    visit.gives(
        "fct_repair_visit",
        """
        visit_id | machine_id | currency | cost_amount | line_count | defect_count | copy_number
        V1       | M1         | AUD      | 16.00       | 4          | 2            | 1
        """);
    visit.gives(
        "fct_defect",
        """
        line_no | defect_code     | is_primary | currency | cost_amount
        1       | S:boom/pin/worn | false      | AUD      | 15.00
        2       | S:cab/-/-       | true       |          |
        """);
    visit.gives(
        "fct_repair_line",
        """
        line_no | kind   | defect_line_no | currency | cost_amount
        1       | part   | 1              | AUD      | 10.50
        2       | labour | 1              | AUD      | 4.50
        3       | part   | 2              |          |
        4       | travel |                | AUD      | 1.00
        """);
    visit.givesNone("fct_data_issue");
  }

  @Test
  void theDayOfAVisitIsTheLocalOne() {
    Folding.of(
            new VisitFold(),
            "V1",
            report("1").at("2019-12-31T18:00:00Z", "Australia/Perth").saying(simple("M1")))
        .gives("fct_repair_visit", "visit_date | occurred_at\n2020-01-01 | 2019-12-31T18:00:00Z");
  }

  @Test
  void theFirstReportHoldsAndAnotherOneIsAnIssue() {
    Folding visit =
        Folding.of(
            new VisitFold(),
            "V1",
            report("b").source("dealer").known(50).saying(simple("M2")),
            report("a").known(40).saying(simple("M1")));

    visit.gives("fct_repair_visit", "machine_id | event_id\nM1 | a");
    visit.gives("fct_data_issue", "rule | severity | event_id\nreported_twice | warning | b");
  }

  @Test
  void anAmendmentMovesAVisitToAnotherMachineUnderTheEventThatCreatedIt() {
    Folding.of(
            new VisitFold(),
            "V1",
            report("1").known(40).saying(simple("M1")),
            report("2").known(41).amending("1").saying(simple("M2")))
        .gives(
            "fct_repair_visit", "machine_id | event_id | known_at\nM2 | 1 | 2020-02-10T00:00:00Z");
  }

  @Test
  void aCancelledVisitLeavesNoRow() {
    Folding visit =
        Folding.of(
            new VisitFold(),
            "V1",
            report("1").known(40).saying(simple("M1")),
            report("2").known(41).cancelling("1").silent());

    visit.givesNone("fct_repair_visit");
    visit.givesNone("fct_data_issue");
  }

  @Test
  void aCopyOfAnIdenticalRecordCountsAsRepeatedWorkAndSaysSo() {
    Folding visit = fold(visit("machine_id | copy_number\nM1 | 2", NO_DEFECTS, NO_LINES));

    visit.gives("fct_repair_visit", "copy_number\n2");
    visit.gives("fct_data_issue", "rule | severity\nidentical_record | info");
  }

  @Test
  void nothingAndCreditsCountAsStatedAndSaySo() {
    Folding visit =
        fold(
            visit(
                "machine_id | currency\nM1 | AUD",
                NO_DEFECTS,
                "line_no | kind | cost_amount\n1 | part | 0.00\n2 | part | -5.00"));

    visit.gives("fct_repair_visit", "cost_amount | currency\n-5.00 | AUD");
    visit.gives(
        "fct_data_issue",
        """
        rule          | detail_no | severity | detail
        zero_cost     | 1 | info | Repair line 1 costs nothing; counted as stated
        negative_cost | 1 | info | Repair line 2 is a credit of -5.00; counted as stated
        """);
  }

  @Test
  void costsThatCancelOutAreANothingOfTheWholeVisit() {
    fold(visit(
            "machine_id | currency\nM1 | AUD",
            NO_DEFECTS,
            "line_no | kind | cost_amount\n1 | part | 5.00\n2 | part | -5.00"))
        .gives("fct_data_issue", "rule\nnegative_cost\nzero_cost");
  }

  @Test
  void aCostWithoutCurrencyIsLeftOutAndKeptInTheIssue() {
    Folding visit =
        fold(
            visit(
                "machine_id\nM1",
                "line_no | defect_code\n1 | S:a/b/c",
                "line_no | kind | defect_line_no | cost_amount\n1 | part | 1 | 7.00"));

    visit.gives("fct_repair_visit", "cost_amount | currency\n |");
    visit.gives("fct_repair_line", "cost_amount | currency\n |");
    visit.gives("fct_defect", "cost_amount | currency\n |");
    visit.gives(
        "fct_data_issue",
        """
        rule                  | severity | detail
        cost_without_currency | error    | Repair line 1 costs 7.00 of no currency; left out
        """);
  }

  @Test
  void theFirstOfTwoLinesWithOneNumberHolds() {
    Folding visit =
        fold(
            visit(
                "machine_id | currency\nM1 | AUD",
                "line_no | defect_code\n1 | S:a/b/c\n1 | S:d/e/f",
                "line_no | kind | cost_amount\n2 | part | 7.00\n1 | part | 1.00\n2 | part | 9.00"));

    visit.gives("fct_defect", "line_no | defect_code\n1 | S:a/b/c");
    visit.gives("fct_repair_line", "line_no | cost_amount\n1 | 1.00\n2 | 7.00");
    visit.gives(
        "fct_data_issue",
        """
        rule | detail_no | detail
        duplicate_line | 1 | Defect line 1 comes twice; the first holds, the other is left out (S:d/e/f)
        duplicate_line | 2 | Repair line 2 comes twice; the first holds, the other is left out (9.00)
        """);
  }

  @Test
  void aLineThatNamesAnUnknownDefectStaysUnallocated() {
    Folding visit =
        fold(
            visit(
                "machine_id | currency\nM1 | AUD",
                "line_no | defect_code\n1 | S:a/b/c",
                "line_no | kind | defect_line_no | cost_amount\n1 | part | 9 | 7.00"));

    visit.gives("fct_repair_visit", "cost_amount\n7.00");
    visit.gives("fct_repair_line", "defect_line_no | cost_amount\n | 7.00");
    visit.gives("fct_defect", "cost_amount | currency\n |");
    visit.gives("fct_data_issue", "rule | severity\nunknown_defect_line | warning");
  }

  @Test
  void theFirstDefectIsPrimaryWhenNoneOrSeveralAreMarked() {
    fold(visit("machine_id\nM1", "line_no | defect_code\n2 | S:a/b/c\n1 | S:d/e/f", NO_LINES))
        .gives("fct_defect", "line_no | is_primary\n1 | true\n2 | false");

    Folding several =
        fold(
            visit(
                "machine_id\nM1",
                """
                line_no | defect_code | is_primary
                1       | S:a/b/c     | false
                3       | S:a/b/c     | true
                2       | S:a/b/c     | true
                """,
                NO_LINES));
    several.gives("fct_defect", "line_no | is_primary\n1 | false\n2 | true\n3 | false");
    several.gives("fct_data_issue", "rule\nseveral_primary_defects");
  }

  @Test
  void anObservationThatEndsBeforeItBeginsIsLeftOut() {
    Folding visit =
        fold(
            visit(
                "machine_id | observed_from | observed_to\nM1 | 2020-02-01 | 2020-01-01",
                NO_DEFECTS,
                NO_LINES));

    visit.gives("fct_repair_visit", "observed_from | observed_to\n |");
    visit.gives("fct_data_issue", "rule | severity\nreversed_observation | error");
  }

  @Test
  void aSumThatMoneyCannotHoldIsLeftOutWhileItsLinesStay() {
    BigDecimal most = new BigDecimal("9999999999999999.99");
    Line line = new Line(1L, "part", null, null, null, null, null, most, null, null);
    Line other = new Line(2L, "part", null, null, null, null, null, most, null, null);
    VisitCompletedV1 told =
        visit("machine_id | currency\nM1 | AUD", NO_DEFECTS, NO_LINES, List.of(line, other));

    fold(told).gives("fct_repair_visit", "cost_amount | line_count\n | 2");
    fold(told).gives("fct_data_issue", "rule | severity\ncost_out_of_range | error");
  }

  private static Folding fold(VisitCompletedV1 told) {
    return Folding.of(new VisitFold(), "V1", report("1").saying(told));
  }

  private static EventBuilder report(String id) {
    return event("visit.completed.v1", "V1", id);
  }

  private static VisitCompletedV1 simple(String machine) {
    return visit("machine_id\n" + machine, NO_DEFECTS, NO_LINES);
  }

  private static VisitCompletedV1 visit(String head, String defects, String lines) {
    return visit(head, defects, lines, List.of());
  }

  private static VisitCompletedV1 visit(
      String head, String defects, String lines, List<Line> besides) {
    VisitCompletedV1 h = Payloads.read(VisitCompletedV1.class, head).get(0);
    List<Line> all = new ArrayList<>(Payloads.read(Line.class, lines));
    all.addAll(besides);
    return new VisitCompletedV1(
        h.machineId(),
        h.organisationId(),
        h.orderNo(),
        h.caseId(),
        h.orderType(),
        h.description(),
        h.startedAt(),
        h.meterHours(),
        h.travelKm(),
        h.travelHours(),
        h.labourHours(),
        h.currency(),
        h.copyNumber(),
        h.observedFrom(),
        h.observedTo(),
        Payloads.read(Defect.class, defects),
        all);
  }
}
