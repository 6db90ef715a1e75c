package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.HDFSLogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.storage.DelegatingLogStore;
import org.apache.spark.sql.delta.storage.LogStore;
import org.apache.spark.sql.delta.storage.LogStoreAdaptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs are listed as Delta's own store lists them. */
class DirectLogStoreTest {
  @TempDir java.nio.file.Path folder;

  private final Configuration configuration = TestLake.spark().sessionState().newHadoopConf();

  @Test
  void sessionsUseIt() {
    LogStore store = DeltaLog.forTable(TestLake.spark(), folder.toString()).store();

    LogStore ofFolder = ((DelegatingLogStore) store).getDelegate(new Path(folder.toUri()));
    assertThat(((LogStoreAdaptor) ofFolder).logStoreImpl()).isInstanceOf(DirectLogStore.class);
  }

  @Test
  void filesFromANameOnAreTold() throws IOException {
    for (String name :
        List.of(
            "00000000000000000009.json",
            "00000000000000000010.crc",
            "00000000000000000010.json",
            ".00000000000000000010.json.crc",
            "00000000000000000011.checkpoint.parquet",
            "a name with % signs",
            "_last_checkpoint")) {
      Files.writeString(folder.resolve(name), name);
    }
    Files.createDirectory(folder.resolve("_staged_commits"));

    for (String from : List.of("0", "00000000000000000010.", "_", "zzz")) {
      Path path = new Path(new Path(folder.toUri()), from);
      assertThat(told(new DirectLogStore(configuration).listFrom(path, configuration)))
          .as(from)
          .isEqualTo(told(new HDFSLogStore(configuration).listFrom(path, configuration)));
    }
    assertThat(
            told(
                new DirectLogStore(configuration)
                    .listFrom(new Path(new Path(folder.toUri()), "000"), configuration)))
        .hasSize(7);
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    Path path = new Path(new Path(folder.resolve("none").toUri()), "0");

    assertThatThrownBy(() -> new DirectLogStore(configuration).listFrom(path, configuration))
        .isInstanceOf(FileNotFoundException.class);
  }

  private static List<String> told(Iterator<FileStatus> files) {
    List<String> told = new ArrayList<>();
    files.forEachRemaining(
        file ->
            told.add(
                "%s %d %s %d"
                    .formatted(
                        file.getPath(),
                        file.isDirectory() ? 0 : file.getLen(),
                        file.isDirectory(),
                        file.getModificationTime())));
    return told;
  }
}
