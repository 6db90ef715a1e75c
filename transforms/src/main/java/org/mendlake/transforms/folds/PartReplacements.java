package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.events.VisitPartReplacedV1;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Writes the components replaced on a visit, which may come before the visit itself does. */
final class PartReplacements {
  private final String visitId;
  private final Optional<Statement<VisitCompletedV1>> visit;
  private final Issues issues;
  private final Rows rows;

  /** One replacement is told apart by place, day and the serials taken off and fitted. */
  private record Replacement(String position, LocalDate day, String removed, String fitted) {
    static Replacement of(Statement<VisitPartReplacedV1> report) {
      VisitPartReplacedV1 told = report.payload();
      return new Replacement(
          told.position(), replacedOn(report), told.removedSerial(), told.fittedSerial());
    }
  }

  PartReplacements(
      String visitId, Optional<Statement<VisitCompletedV1>> visit, Issues issues, Rows rows) {
    this.visitId = visitId;
    this.visit = visit;
    this.issues = issues;
    this.rows = rows;
  }

  /** Writes each replacement once. */
  void write(List<Statement<VisitPartReplacedV1>> reports) {
    for (Statement<VisitPartReplacedV1> report :
        FirstStated.ofEach(reports, Replacement::of, issues::add)) {
      compare(report);
      row(report);
    }
  }

  private void compare(Statement<VisitPartReplacedV1> report) {
    if (visit.isEmpty()) {
      issues.add(
          "replacement_without_visit",
          Severity.WARNING,
          "The visit on which " + report.payload().position() + " was replaced is not known yet",
          report);
    } else if (!visit.get().payload().machineId().equals(report.payload().machineId())) {
      issues.add(
          "machine_differs",
          Severity.WARNING,
          "The replacement was on machine "
              + report.payload().machineId()
              + ", the visit to "
              + visit.get().payload().machineId()
              + "; each counts as stated",
          report);
    }
  }

  private void row(Statement<VisitPartReplacedV1> report) {
    VisitPartReplacedV1 told = report.payload();
    rows.into("fct_part_replacement")
        .set("visit_id", visitId)
        .set("source_system", report.source())
        .set("event_id", report.eventId())
        .set("machine_id", told.machineId())
        .set("replaced_on", replacedOn(report))
        .set("part_id", told.partId())
        .set("position", told.position())
        .set("meter_hours", told.meterHours())
        .set("removed_serial", told.removedSerial())
        .set("fitted_serial", told.fittedSerial())
        .set("supplier_id", told.supplierId())
        .set("lot", told.lot())
        .set("condition", told.condition())
        .set("reason", told.reason())
        .set("defect_code", told.defectCode())
        .set("is_kept_for_return", told.isKeptForReturn())
        .set("occurred_at", report.occurredAt())
        .set("known_at", report.knownAt());
  }

  private static LocalDate replacedOn(Statement<VisitPartReplacedV1> report) {
    return Objects.requireNonNullElseGet(report.payload().replacedOn(), report::localDate);
  }
}
