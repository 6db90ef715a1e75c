package org.mendlake.cli.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Lets one process at a time change a folder; the system frees it when the process dies. */
final class FolderLock {
  private static final long PAUSE_MILLIS = 200;

  private final Path file;
  private final Duration patience;
  private final Progress progress;

  /**
   * Describes a lock.
   *
   * @param file the lock file, made when missing
   * @param patience how long to wait for another process
   * @param progress hears that we wait
   */
  FolderLock(Path file, Duration patience, Progress progress) {
    this.file = file;
    this.patience = patience;
    this.progress = progress;
  }

  /** What is done under the lock. */
  interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Waits for the lock, works, and frees it.
   *
   * @param purpose what waits, for messages: {@code stop the servers}
   * @throws StackException when another process keeps the lock too long
   */
  void during(String purpose, Work work) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      await(channel, purpose);
      work.run();
    }
  }

  private void await(FileChannel channel, String purpose) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (!locked(channel)) {
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "Cannot %s: another command has held %s for %d s. Wait for it or end it."
                .formatted(purpose, file, patience.toSeconds()));
      }
      if (!told) {
        progress.say("Another command is at work here; waiting to %s.".formatted(purpose));
        told = true;
      }
      Pause.millis(PAUSE_MILLIS);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }
}
