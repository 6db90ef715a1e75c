package org.mendlake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFolderTest {
  private static final Duration WRITING = Duration.ofMillis(500);

  @TempDir private Path tools;

  @Test
  void aFolderWhoseFillingFailedIsFilledAnew() throws IOException {
    ToolFolder folder = new ToolFolder(tools.resolve("engine"));
    assertThatThrownBy(() -> folder.filledBy(ToolFolderTest::halfAndStop, NoProgress.INSTANCE))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Cannot install")
        .hasMessageContaining("disk full");
    assertThat(tools.resolve("engine")).doesNotExist();

    Path filled =
        folder.filledBy(
            into -> Files.writeString(into.resolve("whole"), "all of it"), NoProgress.INSTANCE);

    try (var files = Files.list(filled)) {
      assertThat(files).containsExactly(tools.resolve("engine/whole"));
    }
  }

  @Test
  void aWholeFolderIsNotFilledAgain() throws IOException {
    Path place = Files.createDirectory(tools.resolve("engine"));

    assertThat(new ToolFolder(place).filledBy(ToolFolderTest::halfAndStop, NoProgress.INSTANCE))
        .isEqualTo(place);
  }

  @Test
  void aFolderInWhichSomebodyStillWritesIsRemovedWhenHeHasEnded() throws Exception {
    Path folder = Files.createDirectories(tools.resolve("lake"));
    Thread writer = new Thread(() -> writeForAWhile(folder));
    writer.start();
    await().until(() -> Files.exists(folder.resolve("0")));

    ToolFolder.remove(folder, Duration.ofMinutes(1));

    writer.join();
    assertThat(folder).doesNotExist();
  }

  private static void writeForAWhile(Path folder) {
    long end = System.nanoTime() + WRITING.toNanos();
    try {
      for (int file = 0; System.nanoTime() < end; file++) {
        Files.writeString(folder.resolve(Integer.toString(file)), "");
      }
    } catch (IOException removedInBetween) {
      return; // there is nowhere left to write
    }
  }

  private static void halfAndStop(Path folder) throws IOException {
    Files.writeString(folder.resolve("half"), "some of it");
    throw new IOException("disk full");
  }
}
