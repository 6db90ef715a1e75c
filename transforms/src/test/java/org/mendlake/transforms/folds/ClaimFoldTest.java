package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.events.ClaimAdjustedV1;
import org.mendlake.events.ClaimPaidV1;
import org.mendlake.events.ClaimReviewedV1;
import org.mendlake.events.ClaimSubmittedV1;
import org.mendlake.transforms.fold.Event;

class ClaimFoldTest {
  private static final Event SUBMITTED = submitted("s", 60, "2020-02-20", "500.00");

  @Test
  void aSubmittedLineIsClaimedAndNoMore() {
    Folding claim = fold(SUBMITTED);

    claim.gives(
        "fct_warranty_claim",
        """
        claim_line_id | claim_no | line_no | visit_id | machine_id | line_type | failed_on  | submitted_on | reporting_lag_days | status    | claimed_amount | approved_amount | paid_amount | currency | adjustment_count
        CL1/1         | CL1      | 1       | V1       | M1         | part      | 2020-02-20 | 2020-03-01   | 10                 | submitted | 500.00         |                 |             | CNY      | 0
        """);
    claim.givesNone("fct_data_issue");
  }

  @Test
  void anAdjustmentStatesTheNewAmountAndTheLastToHappenHolds() {
    fold(
            SUBMITTED,
            adjusted("a2", "2020-05-02T00:00:00Z", 80, "-20.00", "CNY"),
            adjusted("a1", "2020-05-01T00:00:00Z", 90, "450.00", "CNY"))
        .gives("fct_warranty_claim", "claimed_amount | adjustment_count\n-20.00 | 2");
  }

  @Test
  void theLastReviewHoldsWithItsReasons() {
    fold(
            SUBMITTED,
            reviewed("r1", "2020-04-01T00:00:00Z", "rejected", "0.00", List.of("late")),
            reviewed(
                "r2", "2020-04-09T00:00:00Z", "partly_approved", "300.00", List.of("age", "lot")))
        .gives(
            "fct_warranty_claim",
            "status | decision | approved_amount | reviewed_on | decision_reasons\n"
                + "partly_approved | partly_approved | 300.00 | 2020-04-09 | age, lot");
  }

  @Test
  void paymentsAddUpAndOneReportedTwiceCountsOnce() {
    Folding claim =
        fold(
            SUBMITTED,
            reviewed("r1", "2020-04-01T00:00:00Z", "approved", "500.00", List.of()),
            paid("p1", "2020-05-10", "200.00"),
            paid("p2", "2020-05-10", "200.00"),
            paid("p3", "2020-05-01", "300.00"));

    claim.gives(
        "fct_warranty_claim",
        "status | decision | paid_amount | paid_on | decision_reasons\n"
            + "paid | approved | 500.00 | 2020-05-10 |");
    claim.gives("fct_data_issue", "rule | event_id\nreported_twice | p2");
  }

  @Test
  void anAmountInAnotherCurrencyIsLeftOut() {
    Folding claim = fold(SUBMITTED, adjusted("a1", "2020-05-01T00:00:00Z", 90, "70.00", "EUR"));

    claim.gives(
        "fct_warranty_claim", "claimed_amount | currency | adjustment_count\n500.00 | CNY | 0");
    claim.gives("fct_data_issue", "rule | severity | event_id\ncurrency_differs | error | a1");
  }

  @Test
  void aLineWithoutItsSubmissionWaits() {
    Folding claim =
        fold(
            paid("p1", "2020-05-10", "200.00"),
            reviewed("r1", "2020-04-01T00:00:00Z", "approved", "500.00", List.of()));

    claim.givesNone("fct_warranty_claim");
    claim.gives("fct_data_issue", "rule | severity\nclaim_without_submission | warning");
  }

  @Test
  void aCancelledSubmissionLeavesNoRow() {
    Folding claim =
        fold(
            SUBMITTED,
            event(ClaimSubmittedV1.class, "CL1/1", "x").known(90).cancelling("s").silent());

    claim.givesNone("fct_warranty_claim");
    claim.givesNone("fct_data_issue");
  }

  @Test
  void aCancelledReviewBringsTheOneBeforeBack() {
    fold(
            SUBMITTED,
            reviewed("r1", "2020-04-01T00:00:00Z", "approved", "500.00", List.of()),
            reviewed("r2", "2020-04-09T00:00:00Z", "rejected", "0.00", List.of("late")),
            event(ClaimReviewedV1.class, "CL1/1", "x").known(200).cancelling("r2").silent())
        .gives("fct_warranty_claim", "status | approved_amount\napproved | 500.00");
  }

  @Test
  void aSubmissionBeforeTheFailureHasNoLag() {
    Folding claim = fold(submitted("s", 60, "2020-03-20", "500.00"));

    claim.gives(
        "fct_warranty_claim",
        "failed_on | submitted_on | reporting_lag_days\n2020-03-20 | 2020-03-01 |");
    claim.gives("fct_data_issue", "rule | severity\nmilestones_inverted | warning");
    fold(submitted("s", 60, "", "500.00"))
        .gives("fct_warranty_claim", "failed_on | reporting_lag_days\n2020-03-01 | 0");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new ClaimFold(), "CL1/1", events);
  }

  private static Event submitted(String id, int known, String failedOn, String amount) {
    return event(ClaimSubmittedV1.class, "CL1/1", id)
        .known(known)
        .at("2020-02-29T20:00:00Z", "Asia/Shanghai")
        .saying(
            ClaimSubmittedV1.class,
            """
            claim_no | line_no | visit_id | machine_id | line_type | failed_on | claimed_amount | currency
            CL1      | 1       | V1       | M1         | part      | %s        | %s             | CNY
            """
                .formatted(failedOn, amount));
  }

  private static Event adjusted(String id, String at, int known, String amount, String currency) {
    return event(ClaimAdjustedV1.class, "CL1/1", id)
        .at(at, "UTC")
        .known(known)
        .saying(
            ClaimAdjustedV1.class,
            "claimed_amount | currency\n%s | %s".formatted(amount, currency));
  }

  private static Event reviewed(
      String id, String at, String decision, String amount, List<String> reasons) {
    return event(ClaimReviewedV1.class, "CL1/1", id)
        .at(at, "UTC")
        .known(100)
        .saying(new ClaimReviewedV1(decision, new BigDecimal(amount), "CNY", reasons));
  }

  private static Event paid(String id, String day, String amount) {
    return event(ClaimPaidV1.class, "CL1/1", id)
        .known(150)
        .saying(
            ClaimPaidV1.class,
            "paid_amount | currency | paid_on\n%s | CNY | %s".formatted(amount, day));
  }
}
