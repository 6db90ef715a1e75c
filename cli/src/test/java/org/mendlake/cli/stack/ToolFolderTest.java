package org.mendlake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFolderTest {
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

  private static void halfAndStop(Path folder) throws IOException {
    Files.writeString(folder.resolve("half"), "some of it");
    throw new IOException("disk full");
  }
}
