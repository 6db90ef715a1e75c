package org.mendlake.cli.kills;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mendlake.ingestion.jobs.RunningIngest;

/** The jobs in a process of their own, which tells where it is and may stand still there. */
final class JobsProcess {
  static final String AT = "at ";
  static final String ROUND = "round done";

  /** What the process does at the phase. */
  enum There {
    STANDS_STILL,
    GOES_ON
  }

  private JobsProcess() {}

  /**
   * Arguments: folder, broker, knowledge day, then a phase (or, with a dot at its end, how it
   * begins), how often it must come, and one of {@link There}; without these the jobs run side by
   * side.
   */
  public static void main(String[] arguments) throws Exception {
    Jobs jobs = new Jobs(Path.of(arguments[0]), arguments[1], LocalDate.parse(arguments[2]));
    if (arguments.length == 3) {
      sideBySide(jobs);
    } else {
      inTurn(jobs, arguments[3], Integer.parseInt(arguments[4]), There.valueOf(arguments[5]));
    }
  }

  /** One after the other, so that everything comes in each round and nobody writes meanwhile. */
  private static void inTurn(Jobs jobs, String target, int times, There there) {
    AtomicInteger left = new AtomicInteger(times);
    Consumer<String> phases =
        phase -> {
          boolean isIt = target.endsWith(".") ? phase.startsWith(target) : phase.equals(target);
          if (isIt && left.decrementAndGet() == 0) {
            tell(AT + phase);
            if (there == There.STANDS_STILL) {
              standStill();
            }
          }
        };
    while (true) {
      jobs.ingest(phases).availableNow();
      jobs.build(phases);
      jobs.maintain(Duration.ZERO, phases);
      tell(ROUND);
    }
  }

  private static void sideBySide(Jobs jobs) {
    try (RunningIngest ingest = jobs.ingest(phase -> {}).continuous(Duration.ofMillis(100))) {
      do {
        jobs.build(phase -> {});
        jobs.maintain(Duration.ofDays(1), phase -> {});
        tell(ROUND);
      } while (ingest.await(Duration.ofMillis(100)));
    }
  }

  private static void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void standStill() {
    try {
      TimeUnit.MINUTES.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
