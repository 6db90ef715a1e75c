package org.mendlake.ingestion.simulation.events;

import java.util.Optional;
import org.mendlake.ingestion.simulation.world.Chance;

/** A service case from the customer's call to its end. */
public sealed interface CaseEvent extends Payload {

  /** {@code case.opened.v1}. */
  record Opened(
      String machineId,
      String customerId,
      String organisationId,
      String symptom,
      int severity,
      String channel)
      implements CaseEvent {
    @Override
    public String type() {
      return "case.opened.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .text("machine_id", machineId)
          .text("customer_id", customerId)
          .text("organisation_id", organisationId)
          .text("symptom", symptom)
          .whole("severity", severity)
          .text("channel", channel)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Opened(machineId, customerId, organisationId, symptom, severity % 5 + 1, channel));
    }
  }

  /** {@code case.closed.v1}. */
  record Closed(String outcome, String organisationId) implements CaseEvent {
    @Override
    public String type() {
      return "case.closed.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().text("outcome", outcome).text("organisation_id", organisationId).close();
    }
  }
}
