package org.mendlake.ingestion.simulation.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.world.Chance;

/** What happens on a visit; hours and kilometres in tenths, amounts in hundredths. */
public sealed interface VisitEvent extends Payload {

  /** A defect line. */
  record Defect(
      int lineNo,
      String code,
      String description,
      int severity,
      boolean isPrimary,
      long downtime) {}

  /** A part or labour line. */
  record Line(
      int lineNo,
      String kind,
      Optional<String> partId,
      String action,
      OptionalLong defectLineNo,
      OptionalLong quantityThousandths,
      OptionalLong labourHours,
      long cost,
      Optional<String> removedSerial,
      Optional<String> fittedSerial) {

    private Line costing(long amount) {
      return new Line(
          lineNo,
          kind,
          partId,
          action,
          defectLineNo,
          quantityThousandths,
          labourHours,
          amount,
          removedSerial,
          fittedSerial);
    }
  }

  /** {@code visit.completed.v1}. */
  record Completed(
      String machineId,
      String organisationId,
      String orderNo,
      Optional<String> caseId,
      String orderType,
      String description,
      long startedAt,
      long meterHours,
      long travelKilometres,
      long travelHours,
      long labourHours,
      String currency,
      List<Defect> defects,
      List<Line> lines)
      implements VisitEvent {
    public Completed {
      defects = List.copyOf(defects);
      lines = List.copyOf(lines);
    }

    @Override
    public String type() {
      return "visit.completed.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .text("machine_id", machineId)
          .text("organisation_id", organisationId)
          .text("order_no", orderNo)
          .text("case_id", caseId)
          .text("order_type", orderType)
          .text("description", description)
          .instant("started_at", startedAt)
          .decimal("meter_hours", meterHours, 1)
          .decimal("travel_km", travelKilometres, 1)
          .decimal("travel_hours", travelHours, 1)
          .decimal("labour_hours", labourHours, 1)
          .text("currency", currency)
          .openList("defects");
      defects.forEach(defect -> write(defect, json));
      json.closeList().openList("lines");
      lines.forEach(line -> write(line, json));
      json.closeList().close();
    }

    private static void write(Defect defect, JsonBytes json) {
      json.open()
          .whole("line_no", defect.lineNo)
          .text("defect_code", defect.code)
          .text("description", defect.description)
          .whole("severity", defect.severity)
          .truth("is_primary", defect.isPrimary)
          .decimal("downtime_hours", defect.downtime, 1)
          .close();
    }

    private static void write(Line line, JsonBytes json) {
      json.open()
          .whole("line_no", line.lineNo)
          .text("kind", line.kind)
          .text("part_id", line.partId)
          .text("action", line.action)
          .whole("defect_line_no", line.defectLineNo)
          .decimal("quantity", line.quantityThousandths, 3)
          .decimal("labour_hours", line.labourHours, 1)
          .decimal("cost_amount", line.cost, 2)
          .text("removed_serial", line.removedSerial)
          .text("fitted_serial", line.fittedSerial)
          .close();
    }

    /** The first line costs another amount, and the work took longer. */
    @Override
    public Optional<Payload> mistaken(Chance chance) {
      List<Line> wrong = new ArrayList<>(lines);
      wrong.set(0, lines.get(0).costing(lines.get(0).cost + chance.between(1, 50_000)));
      return Optional.of(
          new Completed(
              machineId,
              organisationId,
              orderNo,
              caseId,
              orderType,
              description,
              startedAt,
              meterHours,
              travelKilometres,
              travelHours,
              labourHours + chance.between(1, 40),
              currency,
              defects,
              wrong));
    }
  }

  /** {@code visit.part-replaced.v1}. */
  record PartReplaced(
      String machineId,
      String partId,
      String position,
      long replacedOn,
      long meterHours,
      String removedSerial,
      String fittedSerial,
      String supplierId,
      String lot,
      String condition,
      String reason,
      Optional<String> defectCode,
      boolean isKeptForReturn)
      implements VisitEvent {
    @Override
    public String type() {
      return "visit.part-replaced.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .text("machine_id", machineId)
          .text("part_id", partId)
          .text("position", position)
          .day("replaced_on", replacedOn)
          .decimal("meter_hours", meterHours, 1)
          .text("removed_serial", removedSerial)
          .text("fitted_serial", fittedSerial)
          .text("supplier_id", supplierId)
          .text("lot", lot)
          .text("condition", condition)
          .text("reason", reason)
          .text("defect_code", defectCode)
          .truth("is_kept_for_return", isKeptForReturn)
          .close();
    }

    /** The meter was read wrong. */
    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new PartReplaced(
              machineId,
              partId,
              position,
              replacedOn,
              meterHours + chance.between(1, 500),
              removedSerial,
              fittedSerial,
              supplierId,
              lot,
              condition,
              reason,
              defectCode,
              isKeptForReturn));
    }
  }
}
