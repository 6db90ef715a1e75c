package org.mendlake.ingestion.importing.rows;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Keeps the text read since the last row, so that a row can be told as it stands in the file. */
final class SourceText extends FilterReader {
  private static final int LONGEST_ROW = 200_000;
  private final StringBuilder window = new StringBuilder();
  private long start;

  SourceText(Reader reader) {
    super(reader);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (window.length() > LONGEST_ROW) {
      throw new IOException(
          "Cannot read a row: it is longer than 200,000 characters; a quote is never closed,"
              + " or the mapping's delimiter or quote is not the file's (quote: none reads them as text)");
    }
    int count = super.read(into, offset, length);
    if (count > 0) {
      window.append(into, offset, count);
    }
    return count;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  /** The text between two positions, counted in characters from the start of the file. */
  String between(long from, long to) {
    return window.substring(
        (int) Math.max(0, from - start), (int) Math.min(window.length(), to - start));
  }

  /** Position behind the last character read. */
  long end() {
    return start + window.length();
  }

  /** Forgets the text before a position. */
  void forget(long before) {
    if (before - start > 8192) {
      window.delete(0, (int) Math.min(window.length(), before - start));
      start = before;
    }
  }
}
