package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir Path folder;

  @Test
  void oneAtATimeInAProcess() {
    Path file = folder.resolve("a/build.lock");
    try (ProcessLock first = ProcessLock.take(file, "build")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> ProcessLock.take(file, "build"))
          .hasMessageContaining("Cannot build: process " + ProcessHandle.current().pid());
    }
    assertThat(ProcessLock.during(file, "build", () -> "done")).isEqualTo("done");
  }

  @Test
  void anotherProcessIsNamedAndItsDeathFreesTheLock() throws Exception {
    Path file = folder.resolve("build.lock");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> ProcessLock.take(file, "build"))
          .hasMessageContaining("Cannot build: process " + other.pid())
          .hasMessageContaining(file.toString());
    } finally {
      other.destroyForcibly().waitFor();
    }
    ProcessLock.take(file, "build").close();
  }

  /** Takes a lock and keeps it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (ProcessLock lock = ProcessLock.take(Path.of(arguments[0]), "build")) {
        System.out.println(lock == null ? "free" : "held");
        TimeUnit.MINUTES.sleep(10);
      }
    }
  }
}
