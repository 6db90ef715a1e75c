package org.mendlake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets one process at a time do a work; the system frees it when the process dies. */
public final class ProcessLock implements AutoCloseable {
  /** Of this process: to open a file once more and close it would free the lock on it. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @param file the lock file, made when missing; it tells who holds it
   * @param work what is to be done, for messages: {@code build}
   * @throws IllegalStateException when it is held, by another process or by this one
   */
  public static ProcessLock take(Path file, String work) {
    Path held = file.toAbsolutePath().normalize();
    if (!HELD.add(held)) {
      throw held(held, work, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      Files.createDirectories(held.getParent());
      return new ProcessLock(held, locked(held, work));
    } catch (IOException e) {
      HELD.remove(held);
      throw new UncheckedIOException("Cannot %s: no lock on %s".formatted(work, held), e);
    } catch (RuntimeException e) {
      HELD.remove(held);
      throw e;
    }
  }

  /** Works under the lock, as {@link #take} takes it. */
  public static <T> T during(Path file, String work, Supplier<T> task) {
    ProcessLock lock = take(file, work);
    try {
      return task.get();
    } finally {
      lock.close();
    }
  }

  private static FileChannel locked(Path file, String work) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw held(file, work, Files.readString(file));
      }
      name(channel);
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Tells others who holds the lock; on a full disk it is held all the same. */
  private static void name(FileChannel channel) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
    } catch (IOException unsaid) {
      Logger.getLogger(ProcessLock.class.getName()).log(Level.FINE, "Holder not noted", unsaid);
    }
  }

  private static IllegalStateException held(Path file, String work, String process) {
    return new IllegalStateException(
        "Cannot %s: process %s is at it and holds %s. Wait for it to end, or end it."
            .formatted(work, process.isEmpty() ? "unknown" : process, file));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot free the lock " + file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
