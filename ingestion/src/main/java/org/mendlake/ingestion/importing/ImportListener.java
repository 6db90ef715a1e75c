package org.mendlake.ingestion.importing;

import java.util.OptionalDouble;

/** Hears how an import goes on. */
@FunctionalInterface
public interface ImportListener {
  /** Hears nothing. */
  ImportListener NONE = (rows, share) -> {};

  /**
   * Some rows more were dealt with.
   *
   * @param rows rows so far
   * @param share share of the file, 0 to 1; empty when its length is not known
   */
  void progressed(long rows, OptionalDouble share);
}
