package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.Topics;

/** A disk that is full, with more or less room left, on a small file system of its own. */
@Tag("slow")
class FullDiskTest {
  private static final int MEBIBYTES = 16;

  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectories(folder.resolve("disk"));
    boolean isMounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", disk.toString());
    Assumptions.assumeTrue(isMounted, "only root may mount a small file system");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void runEndsWithTheReasonAndTheNextOneGoesOn() throws Exception {
    SilverRun silver = new SilverRun(disk);
    silver.bronze.deliver(List.of(BronzeRows.visit("0", "A", "1.00")));
    silver.run();
    silver.bronze.deliver(
        List.of(
            BronzeRows.part("1", "Hose"),
            BronzeRows.visit("1", "A", "1.00"),
            BronzeRows.visit("2", "B", "2.00")));
    for (int kibibytesLeft : new int[] {0, 4, 12, 20, 36}) {
      Path filler = fillUpTo(kibibytesLeft);
      assertThatThrownBy(() -> eventsAvailableNow(silver))
          .as("with %d KiB left", kibibytesLeft)
          .hasMessageContaining("No space left on device. Make room on the disk and run again");
      Files.delete(filler);
    }

    eventsAvailableNow(silver);

    assertThat(silver.table("visit").count()).isEqualTo(3);
    assertThat(silver.table("part").count()).isEqualTo(1);
  }

  private static void eventsAvailableNow(SilverRun silver) {
    silver.ingest(EventCatalog.declared(Topics.DEFAULT), Phases.UNHEARD).eventsAvailableNow();
  }

  private Path fillUpTo(int kibibytesLeft) throws IOException {
    Path filler = disk.resolve("filler");
    long left = Files.getFileStore(disk).getUsableSpace();
    try (OutputStream out = Files.newOutputStream(filler)) {
      out.write(new byte[(int) Math.max(0, left - kibibytesLeft * 1024L)]);
    }
    return filler;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
