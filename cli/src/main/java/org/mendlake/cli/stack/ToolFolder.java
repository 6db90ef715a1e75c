package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of unpacked software that is either whole or not there.
 *
 * <p>It is filled beside its place and moved there by one rename; what a killed installation left
 * is removed by the next one.
 */
public final class ToolFolder {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final long PAUSE_MILLIS = 100;

  private final Path place;

  ToolFolder(Path place) {
    this.place = place;
  }

  /** Fills a folder; throws when it cannot. */
  interface Filling {
    /** Puts everything into {@code folder}, which exists and is empty. */
    void into(Path folder) throws IOException;
  }

  /** The folder, filled first when it is not there. */
  Path filledBy(Filling filling, Progress progress) {
    if (Files.isDirectory(place)) {
      return place;
    }
    Path lock = place.resolveSibling("." + place.getFileName() + ".lock");
    Path unfinished = place.resolveSibling("." + place.getFileName() + ".unfinished");
    FolderLock installing = new FolderLock(lock, PATIENCE, progress);
    try {
      installing.during(
          "install " + place.getFileName(),
          () -> {
            if (!Files.isDirectory(place)) {
              remove(unfinished);
              Files.createDirectories(unfinished);
              filling.into(unfinished);
              Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            }
          });
      return place;
    } catch (IOException failure) {
      throw new StackException(
          "Cannot install %s: %s. Check disk space and rights, then run the command again."
              .formatted(place, failure.getMessage()),
          failure);
    }
  }

  /** Removes a folder with all that is in it; does nothing when it is not there. */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Removes a folder in which some who are about to end may still write.
   *
   * @param patience how long to try again
   * @throws UncheckedIOException when they are still at it then
   */
  public static void remove(Path folder, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        remove(folder);
        return;
      } catch (UncheckedIOException changing) {
        if (System.nanoTime() > deadline) {
          throw changing;
        }
        Pause.millis(PAUSE_MILLIS);
      }
    }
  }
}
