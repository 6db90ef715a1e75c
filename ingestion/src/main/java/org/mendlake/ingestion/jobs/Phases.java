package org.mendlake.ingestion.jobs;

/** Hears when a batch passes from one step to the next, by one thread of each query. */
@FunctionalInterface
public interface Phases {
  /** Nobody listens. */
  Phases UNHEARD = phase -> {};

  /**
   * A step begins.
   *
   * @param phase such as {@code pinned} or {@code committed silver.visit}
   */
  void reached(String phase);
}
