package org.mendlake.ingestion.producing;

import java.io.Closeable;
import java.util.function.Consumer;

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
    return to(record -> {});
  }

  /** A sink that hands each record on at once. */
  static EventSink to(Consumer<OutgoingRecord> taker) {
    return new EventSink() {
      @Override
      public void send(OutgoingRecord record) {
        taker.accept(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
