package org.mendlake.ingestion.jobs;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A silver job in a process of its own that stands still at a phase, to be killed there. */
final class SilverProcess {
  static final String STANDS_STILL = "stands still";

  private SilverProcess() {}

  /** Arguments: the folder of a {@link SilverRun}, and the phase. */
  public static void main(String[] arguments) throws Exception {
    new SilverRun(Path.of(arguments[0]))
        .run(
            phase -> {
              if (phase.equals(arguments[1])) {
                System.out.println(STANDS_STILL);
                System.out.flush();
                standStill();
              }
            });
  }

  private static void standStill() {
    try {
      TimeUnit.MINUTES.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
