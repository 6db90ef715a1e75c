package org.mendlake.transforms.folds;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.mendlake.events.MachineDeliveredV1;
import org.mendlake.events.MachineInstalledV1;
import org.mendlake.events.MachineSoldV1;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Writes the life of a machine and what was found at its delivery. */
final class MachineLifeRows {
  private final String machineId;
  private final MachineMilestones milestones;
  private final Issues issues;
  private final Rows rows;

  MachineLifeRows(String machineId, MachineMilestones milestones, Issues issues, Rows rows) {
    this.machineId = machineId;
    this.milestones = milestones;
    this.issues = issues;
    this.rows = rows;
  }

  void write() {
    Rows.Row row = row();
    days(row);
    milestones.built().ifPresent(s -> row.set("product_id", s.payload().productId()));
    milestones.sales().stream().findFirst().ifPresent(sale -> sold(sale, row));
    milestones.installed().ifPresent(s -> installed(s.payload(), row));
    milestones
        .exchanged()
        .ifPresent(s -> row.set("replacement_machine_id", s.payload().replacementMachineId()));
    row.set("shipment_count", milestones.shipments().size())
        .set("resale_count", Math.max(0, milestones.sales().size() - 1))
        .set("delivery_defect_count", milestones.delivered().map(s -> delivered(s, row)).orElse(0));
  }

  private Rows.Row row() {
    Rows.Row row = rows.into("fct_machine_life").set("machine_id", machineId);
    Instant occurredAt = Instant.MAX;
    Instant knownAt = Instant.MIN;
    for (Statement<?> statement : milestones.all()) {
      occurredAt = Timeline.earlier(occurredAt, statement.occurredAt());
      knownAt = Timeline.later(knownAt, statement.knownAt());
    }
    return row.set("occurred_at", occurredAt).set("known_at", knownAt);
  }

  private void days(Rows.Row row) {
    Optional<Milestone> built = milestones.reachedBuilt();
    Optional<Milestone> shipped = milestones.reachedShipped();
    Optional<Milestone> sold = milestones.reachedSold();
    Optional<Milestone> delivered = milestones.reachedDelivered();
    Optional<Milestone> installed = milestones.reachedInstalled();
    Optional<Milestone> inService = installed.or(() -> delivered).or(() -> sold);
    Optional<Milestone> left = MachineEnd.of(milestones, issues::add);
    row.set("built_on", Milestone.dayOf(built))
        .set("shipped_on", Milestone.dayOf(shipped))
        .set("sold_on", Milestone.dayOf(sold))
        .set("delivered_on", Milestone.dayOf(delivered))
        .set("installed_on", Milestone.dayOf(installed))
        .set("in_service_on", Milestone.dayOf(inService))
        .set("in_service_basis", inService.map(Milestone::name).orElse(null))
        .set("left_on", Milestone.dayOf(left))
        .set("left_reason", left.map(Milestone::name).orElse(null))
        .set("reference_on", inService.or(() -> earliest(built, shipped, left)).orElseThrow().day())
        .set("build_to_ship_days", lag(built, shipped))
        .set("ship_to_sale_days", lag(shipped, sold))
        .set("sale_to_delivery_days", lag(sold, delivered))
        .set("delivery_to_installation_days", lag(delivered, installed))
        .set("build_to_service_days", Milestone.lag(built, inService).orElse(null));
    Milestone.lag(inService, left, issues::add);
  }

  private Integer lag(Optional<Milestone> from, Optional<Milestone> to) {
    return Milestone.lag(from, to, issues::add).orElse(null);
  }

  private static Optional<Milestone> earliest(
      Optional<Milestone> one, Optional<Milestone> other, Optional<Milestone> third) {
    return Stream.of(one, other, third)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Milestone::day));
  }

  private void sold(Statement<MachineSoldV1> sale, Rows.Row row) {
    MachineSoldV1 told = sale.payload();
    boolean hasPrice = told.priceAmount() != null && told.currency() != null;
    if (told.priceAmount() != null && !hasPrice) {
      issues.add(
          "cost_without_currency",
          Severity.ERROR,
          "The price " + told.priceAmount().toPlainString() + " is of no currency; left out",
          sale);
    }
    row.set("customer_id", told.customerId())
        .set("sold_by_id", told.organisationId())
        .set("application", told.application())
        .set("warranty_policy_id", told.warrantyPolicyId())
        .set("price_amount", hasPrice ? told.priceAmount() : null)
        .set("currency", hasPrice ? told.currency() : null);
  }

  private static void installed(MachineInstalledV1 told, Rows.Row row) {
    row.set("installed_by_id", told.organisationId())
        .set("installation_promised_on", told.promisedOn())
        .set("is_installation_free", told.isFree())
        .set("in_service_meter_hours", told.meterHours());
  }

  /** Writes the delivery and gives the number of defects found at it. */
  private int delivered(Statement<MachineDeliveredV1> delivery, Rows.Row row) {
    MachineDeliveredV1 told = delivery.payload();
    row.set("delivered_by_id", told.organisationId())
        .set("delivery_promised_on", told.promisedOn())
        .set("is_delivery_free", told.isFree());
    if (milestones.installed().isEmpty()) {
      row.set("in_service_meter_hours", told.meterHours());
    }
    Collection<MachineDeliveredV1.Defect> defects =
        Lines.numbered(
            "Defect",
            told.defects(),
            MachineDeliveredV1.Defect::lineNo,
            MachineDeliveredV1.Defect::defectCode,
            delivery,
            issues);
    for (MachineDeliveredV1.Defect defect : defects) {
      rows.into("fct_delivery_defect")
          .set("machine_id", machineId)
          .set("line_no", Math.toIntExact(defect.lineNo()))
          .set("delivered_on", told.deliveredOn())
          .set("organisation_id", told.organisationId())
          .set("defect_code", defect.defectCode())
          .set("severity", defect.severity() == null ? null : Math.toIntExact(defect.severity()))
          .set("occurred_at", delivery.occurredAt())
          .set("known_at", delivery.knownAt());
    }
    return defects.size();
  }
}
