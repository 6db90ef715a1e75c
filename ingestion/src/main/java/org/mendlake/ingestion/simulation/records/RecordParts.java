package org.mendlake.ingestion.simulation.records;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes what a simulation makes one after the other into folders, so many records into each. */
public final class RecordParts implements BlockSink {
  private static final int BUFFER = 1 << 20;

  private final Deque<Part> next;
  private OutputStream out = OutputStream.nullOutputStream();
  private long room;

  /**
   * A folder for some records.
   *
   * @param folder is made
   * @param records how many it takes
   */
  public record Part(Path folder, long records) {}

  /** Fills parts in their order; what comes after the last is dropped. */
  public RecordParts(List<Part> parts) {
    this.next = new ArrayDeque<>(parts);
  }

  @Override
  public void take(RecordBlock block) throws IOException {
    byte[] lines = block.array();
    Lines.each(
        lines,
        block.bytes(),
        (start, end) -> {
          if (room == 0) {
            begin();
          }
          out.write(lines, start, end + 1 - start);
          room--;
        });
  }

  private void begin() throws IOException {
    out.close();
    Part part = next.poll();
    if (part == null) {
      out = OutputStream.nullOutputStream();
      room = Long.MAX_VALUE;
      return;
    }
    Files.createDirectories(part.folder);
    Path file = part.folder.resolve("part-00001.jsonl");
    out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    room = part.records;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
