package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** How far the silver query has come, as its checkpoint tells. */
final class SilverProgress {
  private SilverProgress() {}

  /** Version of bronze whose every record silver has looked at; empty when there is none. */
  static OptionalLong bronzeVersion(Configuration hadoop, String checkpoint) {
    Path folder = new Path(checkpoint);
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      OptionalLong batch = lastBatch(files, new Path(folder, "commits"));
      return batch.isEmpty()
          ? OptionalLong.empty()
          : finished(files, new Path(folder, "offsets/" + batch.getAsLong()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the checkpoint " + checkpoint, e);
    }
  }

  /** Number of the last batch that is done; empty when there is none. */
  static OptionalLong lastBatch(Configuration hadoop, String checkpoint) {
    Path folder = new Path(checkpoint);
    try {
      return lastBatch(folder.getFileSystem(hadoop), new Path(folder, "commits"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the checkpoint " + checkpoint, e);
    }
  }

  /** Number of the last batch in a log of Spark's, such as {@code commits}. */
  static OptionalLong lastBatch(FileSystem files, Path log) throws IOException {
    if (!files.exists(log)) {
      return OptionalLong.empty();
    }
    return Arrays.stream(files.listStatus(log))
        .map(FileStatus::getPath)
        .map(Path::getName)
        .filter(name -> name.matches("[0-9]+"))
        .mapToLong(Long::parseLong)
        .max();
  }

  /** A file of Spark's offset log: a version, metadata, then a line of JSON for each source. */
  private static OptionalLong finished(FileSystem files, Path offsets) throws IOException {
    List<String> lines;
    try (FSDataInputStream in = files.open(offsets)) {
      lines = new String(in.readAllBytes(), UTF_8).lines().toList();
    }
    JsonNode offset = new ObjectMapper().readTree(lines.get(2));
    if (offset.path("isStartingVersion").asBoolean()) {
      return OptionalLong.empty();
    }
    long before = offset.path("reservoirVersion").asLong() - 1;
    return before < 0 ? OptionalLong.empty() : OptionalLong.of(before);
  }
}
