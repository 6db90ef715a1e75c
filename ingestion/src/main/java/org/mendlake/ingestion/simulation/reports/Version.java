package org.mendlake.ingestion.simulation.reports;

import java.util.Locale;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.JsonBytes;
import org.mendlake.ingestion.simulation.events.Payload;

/** One event of a report: its creation, an amendment or its cancellation. */
public final class Version {
  /** What the event does. */
  public enum Op {
    CREATE,
    AMEND,
    CANCEL
  }

  private final Report report;
  private final String id;
  private final Op op;
  private final long knownAt;
  private final Payload payload;
  private int sequence;

  Version(Report report, String id, Op op, long knownAt, Payload payload) {
    this.report = report;
    this.id = id;
    this.op = op;
    this.knownAt = knownAt;
    this.payload = payload;
  }

  /** The same event saying something else, known at another time. */
  Version copy(long otherKnownAt, Payload otherPayload) {
    Version copy = new Version(report, id, op, otherKnownAt, otherPayload);
    copy.sequence = sequence;
    return copy;
  }

  /** The report it belongs to. */
  public Report report() {
    return report;
  }

  /** Id of the event. */
  public String id() {
    return id;
  }

  /** What it does. */
  public Op op() {
    return op;
  }

  /** When the maker's first server accepted it, milliseconds since 1970. */
  public long knownAt() {
    return knownAt;
  }

  /** What it says; for a cancellation what is withdrawn. */
  public Payload payload() {
    return payload;
  }

  /** Its number in the count of its source. */
  public int sequence() {
    return sequence;
  }

  /** Takes the next number of its source's count. */
  void number() {
    sequence = report.subject().nextSequence();
  }

  /** Writes the event as structured JSON. */
  public void write(JsonBytes json) {
    Subject subject = report.subject();
    json.open()
        .text("specversion", "1.0")
        .text("id", id)
        .text("source", subject.source())
        .text("type", payload.type())
        .text("subject", subject.key())
        .instant("time", report.occurredAt())
        .instant("recordedat", knownAt)
        .text("zone", subject.clock().zone())
        .whole("sequence", sequence)
        .text("op", op.name().toLowerCase(Locale.ROOT))
        .text("amends", op == Op.CREATE ? Optional.empty() : Optional.of(report.id()))
        .whole("schemaversion", 1);
    if (op != Op.CANCEL) {
      json.name("data");
      payload.write(json);
    }
    json.close();
  }
}
