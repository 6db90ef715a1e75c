package org.mendlake.ingestion.simulation.truth;

import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.events.CaseEvent.Closed;
import org.mendlake.ingestion.simulation.events.CaseEvent.Opened;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/** A case, as {@code fct_service_case} must hold it. */
final class CaseTruth {
  private static final long MINUTE = 60_000;

  private CaseTruth() {}

  static void write(String caseId, Statements statements, FactRows rows) {
    Optional<Held> openedHeld = statements.of(Opened.class).stream().findFirst();
    Optional<Held> closedHeld = statements.of(Closed.class).stream().findFirst();
    if (openedHeld.isEmpty() && closedHeld.isEmpty()) {
      return;
    }
    Optional<Opened> opened = openedHeld.map(held -> (Opened) held.payload());
    Optional<Closed> closed = closedHeld.map(held -> (Closed) held.payload());
    rows.row(Fact.SERVICE_CASE)
        .text(caseId)
        .day(Statements.localDay(openedHeld.or(() -> closedHeld).orElseThrow()))
        .instant(at(openedHeld))
        .instant(at(closedHeld))
        .day(
            closedHeld.isPresent()
                ? OptionalLong.of(Statements.localDay(closedHeld.get()))
                : OptionalLong.empty())
        .text(closed.map(Closed::outcome))
        .whole(minutes(at(openedHeld), at(closedHeld)))
        .text(opened.map(Opened::machineId))
        .text(opened.map(Opened::customerId))
        .text(opened.map(Opened::organisationId))
        .text(closed.map(Closed::organisationId))
        .text(opened.map(Opened::symptom))
        .whole(opened.isPresent() ? OptionalLong.of(opened.get().severity()) : OptionalLong.empty())
        .text(opened.map(Opened::channel))
        .end();
  }

  private static OptionalLong at(Optional<Held> held) {
    return held.isPresent()
        ? OptionalLong.of(held.get().report().occurredAt())
        : OptionalLong.empty();
  }

  private static OptionalLong minutes(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()
        ? OptionalLong.of((to.getAsLong() - from.getAsLong()) / MINUTE)
        : OptionalLong.empty();
  }
}
