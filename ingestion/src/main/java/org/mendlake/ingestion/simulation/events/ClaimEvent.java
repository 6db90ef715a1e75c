package org.mendlake.ingestion.simulation.events;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.world.Chance;

/** What happens to one line of a warranty claim; amounts in hundredths. */
public sealed interface ClaimEvent extends Payload {

  /** {@code claim.submitted.v1}. */
  record Submitted(
      String claimNo,
      int lineNo,
      String visitId,
      String machineId,
      String organisationId,
      String lineType,
      long failedOn,
      Optional<String> partId,
      OptionalLong quantityThousandths,
      Optional<String> defectCode,
      Optional<String> supplierId,
      String warrantyPolicyId,
      boolean isPreAuthorised,
      long claimed,
      String currency)
      implements ClaimEvent {
    @Override
    public String type() {
      return "claim.submitted.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .text("claim_no", claimNo)
          .whole("line_no", lineNo)
          .text("visit_id", visitId)
          .text("machine_id", machineId)
          .text("organisation_id", organisationId)
          .text("line_type", lineType)
          .day("failed_on", failedOn)
          .text("part_id", partId)
          .decimal("quantity", quantityThousandths, 3)
          .text("defect_code", defectCode)
          .text("supplier_id", supplierId)
          .text("warranty_policy_id", warrantyPolicyId)
          .truth("is_pre_authorised", isPreAuthorised)
          .decimal("claimed_amount", claimed, 2)
          .text("currency", currency)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Submitted(
              claimNo,
              lineNo,
              visitId,
              machineId,
              organisationId,
              lineType,
              failedOn,
              partId,
              quantityThousandths,
              defectCode,
              supplierId,
              warrantyPolicyId,
              isPreAuthorised,
              claimed + chance.between(1, 100_000),
              currency));
    }
  }

  /** {@code claim.adjusted.v1}: the new absolute amount. */
  record Adjusted(long claimed, String currency, String reason) implements ClaimEvent {
    @Override
    public String type() {
      return "claim.adjusted.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().decimal("claimed_amount", claimed, 2).text("currency", currency);
      json.text("reason", reason).close();
    }
  }

  /** {@code claim.reviewed.v1}. */
  record Reviewed(String decision, long approved, String currency, List<String> reasons)
      implements ClaimEvent {
    public Reviewed {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String type() {
      return "claim.reviewed.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().text("decision", decision).decimal("approved_amount", approved, 2);
      json.text("currency", currency).openList("reasons");
      reasons.forEach(json::element);
      json.closeList().close();
    }
  }

  /** {@code claim.paid.v1}. */
  record Paid(long paid, String currency, long paidOn) implements ClaimEvent {
    @Override
    public String type() {
      return "claim.paid.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().decimal("paid_amount", paid, 2).text("currency", currency);
      json.day("paid_on", paidOn).close();
    }
  }
}
