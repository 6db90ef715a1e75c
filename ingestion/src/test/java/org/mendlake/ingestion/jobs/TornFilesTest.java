package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.lake.ContentHash;

/** Files that were cut short, as a disk leaves them that lost power, are told or healed. */
class TornFilesTest {
  @TempDir Path folder;
  private SilverRun silver;

  @BeforeEach
  void runOnce() throws Exception {
    silver = new SilverRun(folder);
    silver.bronze.deliver(
        List.of(BronzeRows.visit("1", "A", "1.00"), BronzeRows.visit("2", "B", "2.00")));
    silver.run();
    silver.bronze.deliver(List.of(BronzeRows.visit("3", "C", "3.00")));
  }

  @Test
  void checkpointThatWasCutShortIsRefusedWithTheRemedyWhichDoublesNothing() throws Exception {
    Path generation = generation();
    for (String file : List.of("stream/offsets/0", "stream/commits/0")) {
      Path torn = generation.resolve(file);
      byte[] whole = Files.readAllBytes(torn);
      cutShort(torn);
      assertThatThrownBy(silver::run)
          .hasMessageContaining("Cannot go on from the checkpoint")
          .hasMessageContaining(torn + " was cut short. Move " + generation + " away");
      Files.write(torn, whole);
    }

    Files.move(generation, folder.resolve("aside"));
    silver.run();

    assertThat(silver.table("visit").count()).isEqualTo(3);
    assertThat(silver.content("visit")).isEqualTo(undisturbed());
  }

  @Test
  void generationThatWasCutShortIsBegunAnew() throws Exception {
    cutShort(folder.resolve("checkpoints/silver/generation"));

    silver.run();

    assertThat(silver.content("visit")).isEqualTo(undisturbed());
  }

  @Test
  void commitThatWasCutShortIsRefusedNotPassedOver() throws Exception {
    Path log = folder.resolve("warehouse/bronze/record/_delta_log");
    Path last;
    try (Stream<Path> files = Files.list(log)) {
      last = files.filter(f -> f.toString().endsWith(".json")).max(Path::compareTo).orElseThrow();
    }
    cutShort(last);
    Files.deleteIfExists(last.resolveSibling("." + last.getFileName() + ".crc"));
    DeltaLog.clearCache();

    assertThatThrownBy(() -> new SilverRun(folder).run())
        .hasMessageContaining("its last commit " + last + " was cut short. Move that file away");

    Files.delete(last);
    DeltaLog.clearCache();
    SilverRun healed = new SilverRun(folder);
    healed.bronze.deliver(List.of(BronzeRows.visit("3", "C", "3.00")));
    healed.run();
    assertThat(healed.content("visit")).isEqualTo(undisturbed());
  }

  private ContentHash undisturbed() throws Exception {
    SilverRun other = new SilverRun(folder.resolve("other"));
    other.bronze.deliver(
        List.of(
            BronzeRows.visit("1", "A", "1.00"),
            BronzeRows.visit("2", "B", "2.00"),
            BronzeRows.visit("3", "C", "3.00")));
    other.run();
    return other.content("visit");
  }

  private Path generation() throws IOException {
    Path silverQuery = folder.resolve("checkpoints/silver");
    return silverQuery.resolve(Files.readString(silverQuery.resolve("generation")));
  }

  private static void cutShort(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }
}
