package org.mendlake.ingestion.simulation.records;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes blocks to files {@code events/part-00001.jsonl} and so on, a new one when a million
 * records are exceeded.
 */
public final class RecordFiles implements BlockSink {
  private static final int RECORDS_A_FILE = 1_000_000;
  private static final int BUFFER = 1 << 20;

  private final Path folder;
  private final Pace pace;
  private OutputStream out = OutputStream.nullOutputStream();
  private int files;
  private long recordsOfFile = RECORDS_A_FILE;

  /**
   * Files in a folder that is made, written at a pace.
   *
   * @throws IOException if it cannot be made, or holds files already
   */
  public RecordFiles(Path folder, Pace pace) throws IOException {
    this.folder = folder;
    this.pace = pace;
    Files.createDirectories(folder);
    try (var present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw new IOException(
            "Cannot write events to " + folder + ": it is not empty; name another folder");
      }
    }
  }

  @Override
  public void take(RecordBlock block) throws IOException {
    if (recordsOfFile + block.size() > RECORDS_A_FILE) {
      out.close();
      files++;
      Path file = folder.resolve("part-%05d.jsonl".formatted(files));
      out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
      recordsOfFile = 0;
    }
    if (pace.isLimited()) {
      writePaced(block);
    } else {
      out.write(block.array(), 0, block.bytes());
    }
    recordsOfFile += block.size();
  }

  /** One line at a time, so that somebody who reads along sees each when it is due. */
  private void writePaced(RecordBlock block) throws IOException {
    byte[] lines = block.array();
    Lines.each(
        lines,
        block.bytes(),
        (start, end) -> {
          pace.pass();
          out.write(lines, start, end + 1 - start);
          out.flush();
        });
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
