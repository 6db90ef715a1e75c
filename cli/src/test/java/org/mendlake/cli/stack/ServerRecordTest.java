package org.mendlake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRecordTest {
  @TempDir private Path folder;

  @Test
  void aProcessThatStartedWhenNotedIsOurs() {
    ProcessHandle self = ProcessHandle.current();

    assertThat(new ServerRecord(self.pid(), started(self), "here").process()).contains(self);
  }

  @Test
  void aProcessThatGotTheNumberLaterIsNot() {
    ProcessHandle self = ProcessHandle.current();

    assertThat(new ServerRecord(self.pid(), started(self).minusSeconds(3600), "here").process())
        .isEmpty();
  }

  @Test
  void aDamagedFileSaysNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("kafka.pid"), "pid=12\nstar");

    assertThat(ServerRecord.read(file)).isEmpty();
    assertThat(ServerRecord.read(folder.resolve("none.pid"))).isEmpty();
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElseThrow();
  }
}
