package org.mendlake.transforms.folds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.events.VisitCompletedV1.Defect;
import org.mendlake.events.VisitCompletedV1.Line;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Writes a visit and its lines. */
final class VisitRows {
  private final String visitId;
  private final Statement<VisitCompletedV1> visit;
  private final VisitCompletedV1 told;
  private final Issues issues;
  private final Rows rows;

  VisitRows(String visitId, Statement<VisitCompletedV1> visit, Issues issues, Rows rows) {
    this.visitId = visitId;
    this.visit = visit;
    this.told = visit.payload();
    this.issues = issues;
    this.rows = rows;
  }

  void write() {
    VisitLines lines = VisitLines.of(visit, issues);
    visit(lines);
    Optional<Long> primary = lines.primary(visit, issues);
    for (Defect defect : lines.defects()) {
      defect(
          defect,
          primary.filter(defect.lineNo()::equals).isPresent(),
          lines.cost(defect, visit, issues));
    }
    lines.repairs().forEach(this::repair);
  }

  private void visit(VisitLines lines) {
    Optional<BigDecimal> cost = lines.cost(visit, issues);
    boolean isReversed = isReversed(told.observedFrom(), told.observedTo());
    if (isReversed) {
      issues.add(
          "reversed_observation",
          Severity.ERROR,
          "Observation begins on "
              + told.observedFrom()
              + " but ends before, on "
              + told.observedTo()
              + "; both are left out",
          visit);
    }
    row("fct_repair_visit", cost)
        .set("organisation_id", told.organisationId())
        .set("order_no", told.orderNo())
        .set("case_id", told.caseId())
        .set("order_type", told.orderType())
        .set("description", told.description())
        .set("started_at", told.startedAt())
        .set("meter_hours", told.meterHours())
        .set("travel_km", told.travelKm())
        .set("travel_hours", told.travelHours())
        .set("labour_hours", told.labourHours())
        .set("line_count", lines.repairs().size())
        .set("defect_count", lines.defects().size())
        .set("copy_number", told.copyNumber() == null ? 1 : integer(told.copyNumber()))
        .set("observed_from", isReversed ? null : told.observedFrom())
        .set("observed_to", isReversed ? null : told.observedTo())
        .set("source_system", visit.source())
        .set("event_id", visit.eventId());
  }

  private void defect(Defect defect, boolean isPrimary, Optional<BigDecimal> cost) {
    row("fct_defect", cost)
        .set("line_no", integer(defect.lineNo()))
        .set("organisation_id", told.organisationId())
        .set("defect_code", defect.defectCode())
        .set("description", defect.description())
        .set("severity", integer(defect.severity()))
        .set("is_primary", isPrimary)
        .set("downtime_hours", defect.downtimeHours());
  }

  private void repair(Line line) {
    row("fct_repair_line", Optional.ofNullable(line.costAmount()))
        .set("line_no", integer(line.lineNo()))
        .set("part_id", line.partId())
        .set("kind", line.kind())
        .set("action", line.action())
        .set("defect_line_no", integer(line.defectLineNo()))
        .set("quantity", line.quantity())
        .set("labour_hours", line.labourHours())
        .set("removed_serial", line.removedSerial())
        .set("fitted_serial", line.fittedSerial());
  }

  /** A row with what every table of the visit holds. */
  private Rows.Row row(String table, Optional<BigDecimal> cost) {
    return rows.into(table)
        .set("visit_id", visitId)
        .set("visit_date", visit.localDate())
        .set("machine_id", told.machineId())
        .set("currency", cost.map(amount -> told.currency()).orElse(null))
        .set("cost_amount", cost.orElse(null))
        .set("occurred_at", visit.occurredAt())
        .set("known_at", visit.knownAt());
  }

  private static Integer integer(Long number) {
    return number == null ? null : Math.toIntExact(number);
  }

  private static boolean isReversed(LocalDate from, LocalDate to) {
    return from != null && to != null && from.isAfter(to);
  }
}
