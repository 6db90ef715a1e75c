package org.mendlake.cli.stack;

import java.time.Instant;
import java.util.Optional;

/**
 * How a server is.
 *
 * @param name which one
 * @param condition whether it runs and answers
 * @param address where it listens, or would
 * @param pid its process, when it runs
 * @param since when it was started, when it runs
 */
public record ServerState(
    ServerName name,
    Condition condition,
    String address,
    Optional<Long> pid,
    Optional<Instant> since) {

  /** Whether a server runs and answers. */
  public enum Condition {
    /** No process. */
    STOPPED,
    /** A process that does not answer, or not yet. */
    SILENT,
    /** A process that answers. */
    RUNNING
  }
}
