package org.mendlake.transforms.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each step has consumed, kept in one file a step; a lost file means a rebuilt step. */
final class BuildState {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
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
    Path file = file(step);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Consumed.class));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read what step " + step + " has consumed: " + file + "; delete it to rebuild", e);
    }
  }

  void save(String step, Consumed consumed) {
    write(file(step), consumed);
  }

  /** Forgets a step before its tables are replaced, so that a crash leads to another rebuild. */
  void forget(String step) {
    try {
      Files.deleteIfExists(file(step));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot forget step " + step, e);
    }
  }

  /** Publishes the versions that belong together. */
  void publish(LocalDate knowledgeDate, Map<String, Long> versions) {
    write(
        folder.resolve("snapshot.json"),
        new TreeMap<>(Map.of("knowledge_date", knowledgeDate, "tables", new TreeMap<>(versions))));
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
