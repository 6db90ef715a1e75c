package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Progress of one streaming query. A <em>generation</em> is one life of it: Spark counts batches
 * from zero in each, so batch numbers mean something only together with it. Below {@code
 * <root>/<query>/<generation>} lie Spark's own checkpoint and the pins: what a batch decided before
 * its first commit, kept so that a retry decides the same.
 */
final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As many as Spark keeps batches: only the last one is ever tried again. */
  private static final long KEPT_PINS = 100;

  private final FileSystem files;
  private final Path query;
  private String generation;

  /** The checkpoint of a query below a root folder; begun when there is none. */
  Checkpoint(Configuration hadoop, String root, String query) {
    this.query = new Path(root, query);
    try {
      this.files = this.query.getFileSystem(hadoop);
      this.generation = readGeneration().orElse("");
      if (generation.isEmpty() || !files.exists(new Path(this.query, generation))) {
        begin();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the checkpoint " + this.query, e);
    }
  }

  /** Identity of this life of the query. */
  String generation() {
    return generation;
  }

  /**
   * Refuses to go on from files that were cut short, as a disk leaves them that lost power.
   *
   * @throws IllegalStateException that says which, and what to do
   */
  void requireWhole() {
    try {
      for (String log : List.of("offsets", "commits")) {
        OptionalLong last = SilverProgress.lastBatch(files, new Path(location(), log));
        if (last.isPresent() && !isWhole(new Path(location(), log + "/" + last.getAsLong()))) {
          throw torn(new Path(location(), log + "/" + last.getAsLong()), null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into the checkpoint " + query, e);
    }
  }

  /** A version, then lines of JSON, or a dash for a source that has read nothing. */
  private boolean isWhole(Path file) throws IOException {
    List<String> lines = read(file).orElse("").lines().toList();
    try {
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        if (!line.equals("-")) {
          JSON.readTree(line);
        }
      }
    } catch (JsonProcessingException cutShort) {
      return false;
    }
    return lines.size() > 1;
  }

  private IllegalStateException torn(Path file, JsonProcessingException cause) {
    return new IllegalStateException(
        "Cannot go on from the checkpoint: "
            + file
            + " was cut short. Move "
            + folder()
            + " away and run again: the job goes through what the tables do not hold yet, and"
            + " doubles nothing",
        cause);
  }

  /** Folder of Spark's checkpoint. */
  String location() {
    return new Path(folder(), "stream").toString();
  }

  /** Whether no batch of this generation was planned yet. */
  boolean isNew() {
    try {
      return !files.exists(new Path(location(), "offsets"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into the checkpoint " + query, e);
    }
  }

  /** Begins a new generation: the next batch is the first one. */
  void begin() {
    generation = UUID.randomUUID().toString();
    try {
      files.mkdirs(folder());
      write(new Path(query, "generation"), generation);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot begin the checkpoint " + query, e);
    }
  }

  /** What a batch pinned, if it was begun before. */
  Optional<Map<String, String>> pinned(long batch) {
    return readMap(pinFile(batch));
  }

  /** Keeps what a batch may depend on; from here on a retry depends on the same. */
  void pin(long batch, Map<String, String> decided) {
    note(pinFile(batch), decided);
    try {
      files.delete(pinFile(batch - KEPT_PINS), false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot forget " + pinFile(batch - KEPT_PINS), e);
    }
  }

  /** What was noted under a name in this generation. */
  Optional<Map<String, String>> noted(String name) {
    return readMap(new Path(folder(), name));
  }

  /** Notes something under a name for this generation. */
  void note(String name, Map<String, String> values) {
    note(new Path(folder(), name), values);
  }

  private void note(Path file, Map<String, String> values) {
    try {
      write(file, JSON.writeValueAsString(new TreeMap<>(values)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private Optional<Map<String, String>> readMap(Path file) {
    try {
      Optional<String> text = read(file);
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(text.get(), new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw torn(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private Path folder() {
    return new Path(query, generation);
  }

  private Path pinFile(long batch) {
    return new Path(folder(), "pins/" + batch);
  }

  private Optional<String> readGeneration() throws IOException {
    return read(new Path(query, "generation")).map(String::strip);
  }

  private Optional<String> read(Path file) throws IOException {
    if (!files.exists(file)) {
      return Optional.empty();
    }
    try (FSDataInputStream in = files.open(file)) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    }
  }

  /** Writes a whole file or nothing: beside it first, then renamed. */
  private void write(Path file, String text) throws IOException {
    Path beside = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try (FSDataOutputStream out = files.create(beside, true)) {
      out.write(text.getBytes(UTF_8));
      out.hsync();
    }
    if (files.exists(file)) {
      files.delete(file, false);
    }
    if (!files.rename(beside, file)) {
      throw new IOException("Cannot rename " + beside + " to " + file);
    }
  }
}
