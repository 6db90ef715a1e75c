package org.mendlake.cli.benchmark;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.mendlake.cli.stack.ToolFolder;
import org.mendlake.lake.LakeSession;
import org.mendlake.lake.LakeSettings;

/** The one Spark session of this process; what it spills outlives the home of a size. */
final class WarmSession implements AutoCloseable {
  private final Path scratch;
  private Optional<SparkSession> open = Optional.empty();

  /** A session that spills into {@code scratch}; it is opened when it is first asked for. */
  WarmSession(Path scratch) {
    this.scratch = scratch;
  }

  /** The session, opened anew after it was stopped. */
  synchronized SparkSession spark() {
    if (open.isEmpty()) {
      LakeSettings local = LakeSettings.local();
      open =
          Optional.of(
              LakeSession.open(
                  new LakeSettings(
                      local.master(),
                      local.shufflePartitions(),
                      Map.of("spark.local.dir", scratch.toString()))));
    }
    return open.get();
  }

  /** Leaves the machine to others. */
  synchronized void stop() {
    open.ifPresent(SparkSession::stop);
    open = Optional.empty();
  }

  @Override
  public void close() {
    stop();
    ToolFolder.remove(scratch);
  }
}
