package org.mendlake.ingestion.simulation;

import java.io.IOException;

/** Hears of each block, in their order. */
public interface BlockListener {
  /** The block was handed over. */
  void handedOver(SimulatedBlock block) throws IOException;
}
