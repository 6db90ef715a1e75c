package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local files behave as Hadoop's own do. */
class DirectLocalFileSystemTest {
  @TempDir java.nio.file.Path folder;
  private Configuration configuration;

  @BeforeEach
  void configure() {
    configuration = TestLake.spark().sessionState().newHadoopConf();
  }

  @Test
  void sessionsUseThem() throws IOException {
    assertThat(FileSystem.newInstance(folder.toUri(), configuration))
        .isInstanceOf(DirectLocalFileSystem.class);
    assertThat(context().getDefaultFileSystem()).isInstanceOf(DirectLocalFs.class);
  }

  @Test
  void everyPermissionIsSet() throws IOException {
    FileSystem files = FileSystem.newInstance(folder.toUri(), configuration);
    java.nio.file.Path file = Files.createFile(folder.resolve("a"));
    for (int mode = 0; mode < 0777; mode++) {
      FsPermission permission = new FsPermission((short) mode);

      files.setPermission(new Path(file.toUri()), permission);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(permission.toString());
    }
  }

  @Test
  void filesHaveChecksumsThatTellWhenTheyAreTorn() throws IOException {
    Path file = new Path(folder.resolve("f").toUri());
    write(file, "one two three");
    assertThat(folder.resolve(".f.crc")).exists();
    Files.writeString(folder.resolve("f"), "one two fhree");

    assertThatThrownBy(
            () -> FileSystem.newInstance(folder.toUri(), configuration).open(file).readAllBytes())
        .hasMessageContaining("Checksum error");
  }

  @Test
  void noFileIsRenamedOverAnother() throws IOException {
    Path first = new Path(folder.resolve("first").toUri());
    Path second = new Path(folder.resolve("second").toUri());
    write(first, "1");
    write(second, "2");

    assertThatThrownBy(() -> context().rename(first, second))
        .isInstanceOf(FileAlreadyExistsException.class);
    context().rename(first, new Path(folder.resolve("third").toUri()));

    assertThat(Files.readString(folder.resolve("second"))).isEqualTo("2");
    assertThat(Files.readString(folder.resolve("third"))).isEqualTo("1");
    assertThat(folder.resolve("first")).doesNotExist();
  }

  private void write(Path file, String text) throws IOException {
    try (FSDataOutputStream out = context().create(file, EnumSet.of(CreateFlag.CREATE))) {
      out.writeBytes(text);
    }
  }

  private FileContext context() throws IOException {
    return FileContext.getFileContext(folder.toUri(), configuration);
  }
}
