package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What is known of a started server: its pid file.
 *
 * <p>A process id alone is not enough, because the system gives it to another process later; so the
 * time of the start is noted too, and a process that started at another time is not ours.
 *
 * @param pid process id
 * @param started when the process began
 * @param address where it was told to listen
 */
record ServerRecord(long pid, Instant started, String address) {
  /** The clock may have been set since, and a start is noted some time after it happened. */
  private static final Duration TOLERANCE = Duration.ofSeconds(20);

  /** What the file says; nothing when it is missing or damaged. */
  static Optional<ServerRecord> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(
          new ServerRecord(
              Long.parseLong(properties.getProperty("pid", "")),
              Instant.ofEpochMilli(Long.parseLong(properties.getProperty("started", ""))),
              properties.getProperty("address", "")));
    } catch (IOException | IllegalArgumentException missingOrDamaged) {
      return Optional.empty();
    }
  }

  /** Removes the file of a server that runs no more. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** The process, when it lives and is the one that was started. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, started).abs())
                    .map(distance -> distance.compareTo(TOLERANCE) <= 0)
                    .orElse(true));
  }
}
