package org.mendlake.ingestion.simulation.records;

import java.io.IOException;

/** The lines of a buffer, one after the other. */
final class Lines {
  private Lines() {}

  /** What is done with a line. */
  @FunctionalInterface
  interface Line {
    /**
     * Takes a line.
     *
     * @param start where it begins
     * @param end where its line feed stands
     */
    void take(int start, int end) throws IOException;
  }

  /** Hands every whole line over; gives where the rest begins. */
  static int each(byte[] bytes, int length, Line line) throws IOException {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        line.take(start, i);
        start = i + 1;
      }
    }
    return start;
  }
}
