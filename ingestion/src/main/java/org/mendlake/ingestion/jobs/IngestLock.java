package org.mendlake.ingestion.jobs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.mendlake.lake.ProcessLock;

/**
 * Keeps a second run off the same checkpoints. Below a URI of another file system there is no lock
 * that the death of a process frees: there whoever starts the runs has to see to it.
 */
final class IngestLock implements AutoCloseable {
  private final Optional<ProcessLock> lock;

  private IngestLock(Optional<ProcessLock> lock) {
    this.lock = lock;
  }

  static IngestLock take(String checkpoints) {
    var folder = new org.apache.hadoop.fs.Path(checkpoints).toUri();
    boolean isHere = folder.getScheme() == null || folder.getScheme().equals("file");
    return new IngestLock(
        isHere
            ? Optional.of(
                ProcessLock.take(Path.of(folder.getPath(), "ingest.lock"), "take events in"))
            : Optional.empty());
  }

  /** Works under the lock. */
  static <T> T during(String checkpoints, Supplier<T> task) {
    IngestLock taken = take(checkpoints);
    try {
      return task.get();
    } finally {
      taken.close();
    }
  }

  @Override
  public void close() {
    lock.ifPresent(ProcessLock::close);
  }
}
