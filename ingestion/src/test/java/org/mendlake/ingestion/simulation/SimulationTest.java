package org.mendlake.ingestion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordFiles;
import org.mendlake.ingestion.simulation.records.RecordParts;
import org.mendlake.ingestion.simulation.settings.SettingsException;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;

class SimulationTest {
  @TempDir private Path folder;

  @Test
  void bytesDependOnTheSeedButNotOnThreads() throws Exception {
    String one = hash("one", 7, 1);

    assertThat(hash("three", 7, 3)).isEqualTo(one);
    assertThat(hash("again", 7, 3)).isEqualTo(one);
    assertThat(hash("other", 8, 3)).isNotEqualTo(one);
  }

  private String hash(String name, long seed, int threads) throws Exception {
    Path out = folder.resolve(name);
    SimulationSettings settings = SimulationSettings.of(20_000, seed, Map.of());
    try (RecordFiles files = new RecordFiles(out, Pace.unlimited())) {
      new Simulation(settings, Topics.DEFAULT, threads).run(files, block -> {});
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(out.resolve("part-00001.jsonl")));
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void partsGoOnWhereTheOneBeforeEndedAndTogetherAreTheWhole() throws Exception {
    SimulationSettings settings = SimulationSettings.of(6_000, 7, Map.of());
    Path whole = folder.resolve("whole");
    try (RecordFiles files = new RecordFiles(whole, Pace.unlimited())) {
      new Simulation(settings, Topics.DEFAULT, 1).run(files, block -> {});
    }
    List<RecordParts.Part> parts =
        List.of(
            new RecordParts.Part(folder.resolve("first"), 4_321),
            new RecordParts.Part(folder.resolve("second"), 1_000));
    try (RecordParts files = new RecordParts(parts)) {
      new Simulation(settings, Topics.DEFAULT, 1).run(files, block -> {});
    }

    List<String> lines = lines(whole);
    assertThat(lines).hasSize(6_000);
    assertThat(lines(folder.resolve("first"))).isEqualTo(lines.subList(0, 4_321));
    assertThat(lines(folder.resolve("second"))).isEqualTo(lines.subList(4_321, 5_321));
  }

  private static List<String> lines(Path out) throws IOException {
    return Files.readAllLines(out.resolve("part-00001.jsonl"));
  }

  @Test
  void nothingIsKnownAfterTheWindow() throws Exception {
    SimulatedRecords simulated =
        SimulatedRecords.of(
            10_000, 2, Map.of("window.start", "2015-01-01", "window.end", "2019-12-31"));

    long last =
        simulated.records().stream().mapToLong(OutgoingRecord::recordedAt).max().orElseThrow();
    assertThat(Instant.ofEpochMilli(last))
        .isBetween(Instant.parse("2019-12-20T00:00:00Z"), Instant.parse("2019-12-31T16:00:00Z"));
  }

  @Test
  void aFolderThatHoldsSomethingIsNotWrittenInto() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "x");

    assertThatThrownBy(() -> new RecordFiles(folder, Pace.unlimited()))
        .hasMessage("Cannot write events to " + folder + ": it is not empty; name another folder");
  }

  @Test
  void everyProblemOfTheSettingsIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                SimulationSettings.of(
                    10,
                    1,
                    Map.of(
                        "delivery.duplicate", "0.1",
                        "delivery.conflicts", "2",
                        "window.end", "2020-06-31",
                        "window.zone", "Mars")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Cannot simulate 10 events: expected 1000 or more")
        .hasMessageContaining(
            "Cannot set delivery.duplicate: no such setting; did you mean 'delivery.duplicates'?")
        .hasMessageContaining(
            "Cannot set delivery.conflicts to '2': expected a probability from 0 to 1")
        .hasMessageContaining("Cannot set window.end to '2020-06-31': expected a day")
        .hasMessageContaining("Cannot set window.zone to 'Mars': expected a time zone");
  }
}
