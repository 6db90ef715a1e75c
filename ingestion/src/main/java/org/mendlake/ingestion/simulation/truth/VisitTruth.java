package org.mendlake.ingestion.simulation.truth;

import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.events.VisitEvent.Completed;
import org.mendlake.ingestion.simulation.events.VisitEvent.Defect;
import org.mendlake.ingestion.simulation.events.VisitEvent.Line;
import org.mendlake.ingestion.simulation.events.VisitEvent.PartReplaced;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/** A visit with its lines, as the facts of visits must hold it. */
final class VisitTruth {
  private final CodeSets codeSets;
  private final FactRows rows;

  VisitTruth(CodeSets codeSets, FactRows rows) {
    this.codeSets = codeSets;
    this.rows = rows;
  }

  void completed(Held held) {
    String id = held.report().subject().key();
    Completed visit = (Completed) held.payload();
    long day = Statements.localDay(held);
    rows.row(Fact.REPAIR_VISIT)
        .text(id)
        .day(day)
        .text(visit.machineId())
        .text(visit.organisationId())
        .text(visit.orderNo())
        .text(visit.caseId())
        .text(visit.orderType())
        .text(visit.description())
        .instant(visit.startedAt())
        .decimal(visit.meterHours(), 1)
        .decimal(visit.travelKilometres(), 1)
        .decimal(visit.travelHours(), 1)
        .decimal(visit.labourHours(), 1)
        .text(visit.currency())
        .decimal(visit.lines().stream().mapToLong(Line::cost).sum(), 2)
        .whole(visit.lines().size())
        .whole(visit.defects().size())
        .text(held.report().subject().source())
        .text(held.report().id())
        .end();
    visit.lines().forEach(line -> line(id, day, visit, line));
    visit.defects().forEach(defect -> defect(id, day, visit, defect));
  }

  private void line(String id, long day, Completed visit, Line line) {
    rows.row(Fact.REPAIR_LINE)
        .text(id)
        .whole(line.lineNo())
        .day(day)
        .text(visit.machineId())
        .text(line.partId())
        .text(line.kind())
        .text(line.action())
        .whole(line.defectLineNo())
        .decimal(line.quantityThousandths(), 3)
        .decimal(line.labourHours(), 1)
        .text(visit.currency())
        .decimal(line.cost(), 2)
        .text(line.removedSerial())
        .text(line.fittedSerial())
        .end();
  }

  private void defect(String id, long day, Completed visit, Defect defect) {
    OptionalLong cost =
        visit.lines().stream()
            .filter(line -> line.defectLineNo().equals(OptionalLong.of(defect.lineNo())))
            .mapToLong(Line::cost)
            .reduce(Long::sum);
    rows.row(Fact.DEFECT)
        .text(id)
        .whole(defect.lineNo())
        .day(day)
        .text(visit.machineId())
        .text(visit.organisationId())
        .text(defect.code())
        .text(codeSets.current(defect.code(), day))
        .text(defect.description())
        .whole(defect.severity())
        .truth(defect.isPrimary())
        .decimal(defect.downtime(), 1)
        .text(cost.isPresent() ? Optional.of(visit.currency()) : Optional.empty())
        .decimal(cost, 2)
        .end();
  }

  void replaced(Held held) {
    PartReplaced swap = (PartReplaced) held.payload();
    rows.row(Fact.PART_REPLACEMENT)
        .text(held.report().subject().key())
        .text(held.report().subject().source())
        .text(held.report().id())
        .text(swap.machineId())
        .day(swap.replacedOn())
        .text(swap.partId())
        .text(swap.position())
        .decimal(swap.meterHours(), 1)
        .text(swap.removedSerial())
        .text(swap.fittedSerial())
        .text(swap.supplierId())
        .text(swap.lot())
        .text(swap.condition())
        .text(swap.reason())
        .text(swap.defectCode())
        .truth(swap.isKeptForReturn())
        .end();
  }
}
