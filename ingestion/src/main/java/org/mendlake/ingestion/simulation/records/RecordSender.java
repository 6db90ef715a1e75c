package org.mendlake.ingestion.simulation.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mendlake.ingestion.producing.EventSink;

/** Sends records that stand as lines, from blocks or from files, to where events go. */
public final class RecordSender implements BlockSink {
  private static final int BUFFER = 1 << 20;

  private final EventSink sink;
  private final Pace pace;
  private long sent;

  /** Sends to a sink, which this closes, at a pace. */
  public RecordSender(EventSink sink, Pace pace) {
    this.sink = sink;
    this.pace = pace;
  }

  @Override
  public void take(RecordBlock block) throws IOException {
    send(block.array(), block.bytes());
  }

  /**
   * Sends every record of the files {@code *.jsonl} of a folder, in the order of their names.
   *
   * @return how many
   * @throws IOException if there is none, or a line is no record
   */
  public long replay(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException("Cannot replay " + folder + ": it holds no file *.jsonl");
    }
    long before = sent;
    for (Path file : files) {
      long start = sent;
      try (InputStream in = Files.newInputStream(file)) {
        read(in);
      } catch (IOException e) {
        throw new IOException(
            "Cannot replay line "
                + (sent - start + 1)
                + " of "
                + file
                + ": "
                + e.getMessage()
                + ". Every line before it was sent; correct the file and replay it: what was sent"
                + " already will be a duplicate",
            e);
      }
    }
    sink.flush();
    return sent - before;
  }

  private void read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int filled = 0;
    for (int more; (more = in.read(buffer, filled, buffer.length - filled)) >= 0; ) {
      filled += more;
      int used = send(buffer, filled);
      System.arraycopy(buffer, used, buffer, 0, filled - used);
      filled -= used;
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
    }
    if (filled > 0) {
      throw new IOException(
          "it ends without a line break, so that the file may have been cut short");
    }
  }

  /** Sends the whole lines; gives where the rest begins. */
  private int send(byte[] bytes, int length) throws IOException {
    return Lines.each(
        bytes,
        length,
        (start, end) -> {
          pace.pass();
          sink.send(RecordLine.read(bytes, start, end));
          sent++;
        });
  }

  /** Records sent. */
  public long sent() {
    return sent;
  }

  @Override
  public void close() {
    sink.flush();
    sink.close();
  }
}
