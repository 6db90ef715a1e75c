package org.mendlake.lake;

import java.util.Optional;

/**
 * What the maintenance of one table did.
 *
 * @param table qualified name
 * @param filesBefore files that were written together
 * @param filesAfter files that they became
 * @param firstVersion oldest version that can be read from now on
 * @param versionsCut number of versions before it that cannot be read any more
 * @param heldBack why old versions stay though their time is over; empty when none do
 */
public record MaintenanceReport(
    String table,
    long filesBefore,
    long filesAfter,
    long firstVersion,
    long versionsCut,
    Optional<String> heldBack) {

  /** Whether anything was done or should have been. */
  public boolean isWorthTelling() {
    return filesBefore > 0 || versionsCut > 0 || heldBack.isPresent();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(table).append(':');
    if (filesBefore > 0) {
      text.append(" %,d files written together into %,d;".formatted(filesBefore, filesAfter));
    }
    if (versionsCut > 0) {
      text.append(" %,d old versions removed;".formatted(versionsCut));
    }
    text.append(" readable from version ").append(firstVersion);
    heldBack.ifPresent(why -> text.append("; ").append(why));
    return text.toString();
  }
}
