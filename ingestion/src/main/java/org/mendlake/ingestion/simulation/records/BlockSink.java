package org.mendlake.ingestion.simulation.records;

import java.io.Closeable;
import java.io.IOException;

/** Where blocks of records go, one after the other. */
public interface BlockSink extends Closeable {
  /** Takes a block; it may still be on its way when this returns. */
  void take(RecordBlock block) throws IOException;

  /** Waits until everything taken is stored for good. */
  @Override
  void close() throws IOException;
}
