package org.mendlake.transforms.folds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.mendlake.events.ClaimPaidV1;
import org.mendlake.events.ClaimReviewedV1;
import org.mendlake.events.ClaimSubmittedV1;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Writes a claim line. */
final class ClaimRow {
  private final String claimLineId;
  private final ClaimLine line;
  private final Issues issues;

  ClaimRow(String claimLineId, ClaimLine line, Issues issues) {
    this.claimLineId = claimLineId;
    this.line = line;
    this.issues = issues;
  }

  void write(Rows rows) {
    Rows.Row row = rows.into("fct_warranty_claim").set("claim_line_id", claimLineId);
    submitted(row);
    row.set("adjustment_count", line.adjustments().size())
        .set("currency", line.submitted().payload().currency())
        .set(
            "claimed_amount",
            line.adjusted()
                .map(a -> a.payload().claimedAmount())
                .orElse(line.submitted().payload().claimedAmount()));
    line.reviewed().ifPresent(review -> reviewed(review, row));
    paid(row);
    row.set("status", status());
    Instant occurredAt = Instant.MAX;
    Instant knownAt = Instant.MIN;
    for (Statement<?> statement : line.all()) {
      occurredAt = Timeline.earlier(occurredAt, statement.occurredAt());
      knownAt = Timeline.later(knownAt, statement.knownAt());
    }
    row.set("occurred_at", occurredAt).set("known_at", knownAt);
  }

  private void submitted(Rows.Row row) {
    ClaimSubmittedV1 told = line.submitted().payload();
    LocalDate submittedOn = line.submitted().localDate();
    LocalDate failedOn = Objects.requireNonNullElse(told.failedOn(), submittedOn);
    row.set("claim_no", told.claimNo())
        .set("line_no", Math.toIntExact(told.lineNo()))
        .set("visit_id", told.visitId())
        .set("machine_id", told.machineId())
        .set("organisation_id", told.organisationId())
        .set("line_type", told.lineType())
        .set("failed_on", failedOn)
        .set("submitted_on", submittedOn)
        .set("reporting_lag_days", lag(failedOn, submittedOn).orElse(null))
        .set("part_id", told.partId())
        .set("quantity", told.quantity())
        .set("defect_code", told.defectCode())
        .set("supplier_id", told.supplierId())
        .set("warranty_policy_id", told.warrantyPolicyId())
        .set("is_pre_authorised", told.isPreAuthorised())
        .set("source_system", line.submitted().source());
  }

  private Optional<Integer> lag(LocalDate failedOn, LocalDate submittedOn) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(failedOn, submittedOn));
    if (days < 0) {
      issues.add(
          "milestones_inverted",
          Severity.WARNING,
          "The claim was submitted on "
              + submittedOn
              + ", before the failure on "
              + failedOn
              + "; its lag is not counted",
          line.submitted());
      return Optional.empty();
    }
    return Optional.of(days);
  }

  private static void reviewed(Statement<ClaimReviewedV1> review, Rows.Row row) {
    ClaimReviewedV1 told = review.payload();
    row.set("reviewed_on", review.localDate())
        .set("decision", told.decision())
        .set(
            "decision_reasons", told.reasons().isEmpty() ? null : String.join(", ", told.reasons()))
        .set("approved_amount", told.approvedAmount());
  }

  private void paid(Rows.Row row) {
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    LocalDate last = LocalDate.MIN;
    for (Statement<ClaimPaidV1> payment : line.payments()) {
      sum = sum.add(payment.payload().paidAmount());
      LocalDate on = payment.payload().paidOn();
      last = on.isAfter(last) ? on : last;
    }
    if (!line.payments().isEmpty()) {
      row.set("paid_amount", sum).set("paid_on", last);
    }
  }

  private String status() {
    if (!line.payments().isEmpty()) {
      return "paid";
    }
    return line.reviewed().map(review -> review.payload().decision()).orElse("submitted");
  }
}
