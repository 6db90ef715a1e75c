package org.mendlake.transforms.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What each step has consumed, kept in one file a step; a lost file means a rebuilt step. */
final class BuildState {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY) // as of older releases
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /**
   * What a step had read when it last finished.
   *
   * @param fingerprint of the declarations and the code that decide its rows
   * @param knowledgeDate day up to whose end it knew
   * @param inputs version of every table read
   * @param outputs version of every table written, after the step
   */
  record Consumed(
      String fingerprint,
      LocalDate knowledgeDate,
      Map<String, Long> inputs,
      Map<String, Long> outputs) {
    Consumed {
      inputs = new TreeMap<>(inputs);
      outputs = new TreeMap<>(outputs);
    }
  }

  private final Path folder;

  BuildState(Path folder) {
    this.folder = folder;
  }

  Optional<Consumed> of(String step) {
    return read(file(step), Consumed.class, "delete it to rebuild its step");
  }

  private static <T> Optional<T> read(Path file, Class<T> type, String advice) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), type));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + "; " + advice, e);
    }
  }

  void save(String step, Consumed consumed) {
    write(file(step), consumed);
  }

  /** Forgets what a step has consumed. */
  void forget(String step) {
    try {
      Files.deleteIfExists(file(step));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot forget step " + step, e);
    }
  }

  /**
   * The versions that belong together, and what they answer.
   *
   * @param knowledgeDate day up to whose end the answer knows
   * @param settled last day of which the answer is final
   * @param tables version of every table, silver included
   */
  record Snapshot(
      @JsonProperty("knowledge_date") LocalDate knowledgeDate,
      LocalDate settled,
      Map<String, Long> tables) {
    Snapshot {
      settled = settled == null ? knowledgeDate.minusDays(1) : settled; // as of older releases
      tables = new TreeMap<>(tables);
    }
  }

  /**
   * Publishes versions that belong together.
   *
   * @param told those of the changes that were noted which the snapshot holds
   */
  void publish(Snapshot snapshot, List<TableChange> told) {
    List<TableChange> noted = deferred();
    if (!noted.isEmpty()) {
      // Right before and after the snapshot is there: a crash between loses no change.
      write(
          deferredFile(),
          List.of(
              new Deferred(after(), noted),
              new Deferred(snapshot.tables(), TableChange.without(noted, told))));
    }
    write(snapshotFile(), snapshot);
  }

  /** What was published last. */
  Optional<Snapshot> published() {
    return read(
        snapshotFile(),
        Snapshot.class,
        "move it away: the next build publishes anew, and does not tell what it restates");
  }

  /**
   * Changes that are not published yet.
   *
   * @param after versions of the tables as they were published before
   */
  private record Deferred(Map<String, Long> after, List<TableChange> changes) {}

  /** Notes changes that the next snapshot is to publish. */
  void defer(List<TableChange> changes) {
    if (!changes.isEmpty()) {
      write(
          deferredFile(),
          List.of(new Deferred(after(), TableChange.together(deferred(), changes))));
    }
  }

  /** What was changed since the last snapshot and noted. */
  List<TableChange> deferred() {
    return read(
            deferredFile(),
            Deferred[].class,
            "move it away: the next build does not tell these changes among what it restates")
        .stream()
        .flatMap(Stream::of)
        .filter(deferred -> deferred.after.equals(after()))
        .map(Deferred::changes)
        .findFirst()
        .orElse(List.of());
  }

  private Map<String, Long> after() {
    return published().map(Snapshot::tables).orElse(Map.of());
  }

  private Path deferredFile() {
    return folder.resolve("deferred.json");
  }

  private Path snapshotFile() {
    return folder.resolve("snapshot.json");
  }

  private Path file(String step) {
    return folder.resolve("steps").resolve(step + ".json");
  }

  private static void write(Path file, Object value) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      JSON.writeValue(draft.toFile(), value);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
