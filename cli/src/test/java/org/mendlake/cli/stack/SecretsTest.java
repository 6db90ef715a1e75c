package org.mendlake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path home;

  @Test
  void aSecretIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
    Path folder = home.resolve("secrets");

    String first = new Secrets(folder).read("key");
    String again = new Secrets(folder).read("key");
    String other = new Secrets(folder).read("other");

    assertThat(again).isEqualTo(first).hasSizeGreaterThan(20).isNotEqualTo(other);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }
}
