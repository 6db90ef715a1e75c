package org.mendlake.ingestion.simulation.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.Payload;

/** One statement of a source: created, perhaps amended, perhaps cancelled, perhaps lost. */
public final class Report {
  private final Subject subject;
  private final String id;
  private final long occurredAt;
  private final List<Version> versions = new ArrayList<>(1);
  private boolean isLost;

  Report(Subject subject, String id, long occurredAt) {
    this.subject = subject;
    this.id = id;
    this.occurredAt = occurredAt;
  }

  /**
   * What holds of a report.
   *
   * @param payload what it says
   * @param createdKnownAt when its creation was known
   * @param knownAt when what holds was known
   */
  public record Held(Report report, Payload payload, long createdKnownAt, long knownAt) {}

  void add(Version version) {
    versions.add(version);
  }

  void lose() {
    isLost = true;
  }

  /** The entity that it is about. */
  public Subject subject() {
    return subject;
  }

  /** Id of its creation. */
  public String id() {
    return id;
  }

  /** When it happened, milliseconds since 1970. */
  public long occurredAt() {
    return occurredAt;
  }

  /** Its events in the order in which they became known. */
  public List<Version> versions() {
    return versions;
  }

  /** Whether it never arrived in a valid form. */
  public boolean isLost() {
    return isLost;
  }

  /** What holds of what was known before a moment; empty when nothing does. */
  public Optional<Held> heldBefore(long moment) {
    Held held = null;
    for (Version version : versions) {
      if (isLost || version.knownAt() >= moment) {
        break;
      }
      held =
          switch (version.op()) {
            case CREATE -> new Held(this, version.payload(), version.knownAt(), version.knownAt());
            case AMEND ->
                new Held(this, version.payload(), held.createdKnownAt(), version.knownAt());
            case CANCEL -> null;
          };
    }
    return Optional.ofNullable(held);
  }
}
