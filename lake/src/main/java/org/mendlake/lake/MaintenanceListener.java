package org.mendlake.lake;

/** Hears how the maintenance of a table goes on. */
@FunctionalInterface
public interface MaintenanceListener {
  /** A listener that does not listen. */
  MaintenanceListener SILENT = (phase, table) -> {};

  /** Steps of the maintenance of one table, in their order; each only where there is need. */
  enum Phase {
    COMPACTION_BEGINS,
    COMPACTED,
    CHECKPOINT_WRITTEN,
    LOG_CUT,
    FILES_REMOVED
  }

  /**
   * A step was reached.
   *
   * @param table qualified name
   */
  void reached(Phase phase, String table);
}
