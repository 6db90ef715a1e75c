package org.mendlake.ingestion.producing;

import java.io.Closeable;

/** Where records go. Not thread-safe. */
public interface EventSink extends Closeable {

  /**
   * Takes a record; it may still be on its way when this returns.
   *
   * @throws SendException when an earlier one could not be stored
   */
  void send(OutgoingRecord record);

  /**
   * Waits until everything taken is stored for good.
   *
   * @throws SendException when something could not be stored
   */
  void flush();

  @Override
  void close();

  /** A sink that stores nothing, for a rehearsal. */
  static EventSink discarding() {
    return new EventSink() {
      @Override
      public void send(OutgoingRecord record) {}

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
