package org.mendlake.cli.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.mendlake.cli.stack.ClosedAtExit;
import org.mendlake.cli.stack.ToolFolder;
import org.mendlake.lake.LakeSession;
import org.mendlake.lake.LakeSettings;

/**
 * The one Spark session of this process; what it spills outlives the home of a size, and is removed
 * with the session or at the end of the process.
 */
final class WarmSession implements AutoCloseable {
  /** How long tasks of a stopped session may go on to write. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path scratch;
  private final ClosedAtExit open;
  private Optional<SparkSession> spark = Optional.empty();

  /** A session that spills into {@code scratch}; it is opened when it is first asked for. */
  WarmSession(Path scratch) {
    this.scratch = scratch;
    this.open = ClosedAtExit.of("remove-benchmark-scratch", this::remove);
  }

  /** The session, opened anew after it was stopped. */
  synchronized SparkSession spark() {
    if (spark.isEmpty()) {
      LakeSettings local = LakeSettings.local();
      spark =
          Optional.of(
              LakeSession.open(
                  new LakeSettings(
                      local.master(),
                      local.shufflePartitions(),
                      Map.of("spark.local.dir", scratch.toString()))));
    }
    return spark.get();
  }

  /** Leaves the machine to others. */
  synchronized void stop() {
    spark.ifPresent(SparkSession::stop);
    spark = Optional.empty();
  }

  private void remove() {
    stop();
    ToolFolder.remove(scratch, PATIENCE);
  }

  @Override
  public void close() {
    open.close();
  }
}
