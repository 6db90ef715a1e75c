package org.mendlake.ingestion.simulation.events;

import java.util.Optional;
import org.mendlake.ingestion.simulation.world.Chance;

/** {@code meter.read.v1}; hours in tenths. */
public record MeterRead(String machineId, long meterHours, String source, String meterId)
    implements Payload {
  @Override
  public String type() {
    return "meter.read.v1";
  }

  @Override
  public void write(JsonBytes json) {
    json.open()
        .text("machine_id", machineId)
        .decimal("meter_hours", meterHours, 1)
        .text("source", source)
        .text("meter_id", meterId)
        .close();
  }

  @Override
  public Optional<Payload> mistaken(Chance chance) {
    return Optional.of(
        new MeterRead(machineId, meterHours + chance.between(1, 300), source, meterId));
  }
}
