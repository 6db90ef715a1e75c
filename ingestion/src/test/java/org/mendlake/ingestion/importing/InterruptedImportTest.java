package org.mendlake.ingestion.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mendlake.ingestion.producing.SendException;

/** A batch is 5,000 rows; a file of 12,000 is interrupted everywhere. */
class InterruptedImportTest {
  private static final int ROWS = 12_000;
  @TempDir Path folder;

  private static String[] rows(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add("2020-01-01," + i + ",M" + i % 7 + "," + i);
    }
    return rows.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_999, 5_000, 5_001, 9_999, 10_000, 11_999, 12_000})
  void whateverWasNotAcknowledgedIsSentAgainByteForByte(int power) throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);
    RecordingSink failing = new RecordingSink().losingPowerAfter(power);
    RecordingSink working = new RecordingSink();

    assertThatThrownBy(() -> shop.run(failing, rows(ROWS))).isInstanceOf(SendException.class);
    shop.run(working, rows(ROWS));
    RecordingSink idle = new RecordingSink();
    ImportResult third = shop.run(idle, rows(ROWS));

    Set<String> distinct = new HashSet<>(failing.texts());
    distinct.addAll(working.texts());
    assertThat(distinct).hasSize(ROWS);
    assertThat(third.unchanged()).isEqualTo(ROWS);
    assertThat(idle.records).isEmpty();
  }

  @Test
  void aTimeOfKnowingSurvivesTheInterruption() throws IOException {
    ImportScene shop =
        new ImportScene(folder, ImportScene.KEYED.replace("known: occurred", "known: import"));
    RecordingSink failing = new RecordingSink().losingPowerAfter(2);
    RecordingSink working = new RecordingSink();

    assertThatThrownBy(() -> shop.run(failing, rows(3))).isInstanceOf(SendException.class);
    ImportResult result = shop.run(working, rows(3));

    assertThat(result.resent()).isEqualTo(3);
    assertThat(working.texts()).containsAll(failing.texts());
    assertThat(ImportScene.lines(working)).allMatch(line -> line.contains("00:01:00Z"));
  }

  @Test
  void aFileThatBreaksOffCancelsNothing() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED + "vanished: cancel\n");
    shop.run(new RecordingSink(), rows(ROWS));
    Path broken = shop.file(rows(6_000));
    Files.writeString(broken, Files.readString(broken) + "2020-01-01,\"" + "x\n".repeat(300_000));
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> shop.importer().run(broken, shop.mapping(), sink, ImportListener.NONE))
        .isInstanceOf(IOException.class);
    ImportResult whole = shop.run(sink, rows(ROWS));

    assertThat(sink.records).isEmpty();
    assertThat(whole.unchanged()).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5_000, 6_999})
  void interruptedCancellationsAreFinishedAndNeverDoubled(int power) throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED + "vanished: cancel\n");
    shop.run(new RecordingSink(), rows(ROWS));
    RecordingSink failing = new RecordingSink().losingPowerAfter(power);
    RecordingSink working = new RecordingSink();

    assertThatThrownBy(() -> shop.run(failing, rows(5_000))).isInstanceOf(SendException.class);
    shop.run(working, rows(5_000));

    Map<String, String> byId = new HashMap<>();
    for (RecordingSink sink : List.of(failing, working)) {
      for (var event : ImportScene.events(sink)) {
        String text = event.toString();
        assertThat(byId.putIfAbsent(event.get("id").asText(), text)).isIn(null, text);
        assertThat(event.get("op").asText()).isEqualTo("cancel");
      }
    }
    assertThat(byId).hasSize(7_000);
  }

  @Test
  void aCrashBeforeTheBatchIsNotedSendsNothingOfIt() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);
    Path file = shop.file(rows(ROWS));
    RecordingSink failing = new RecordingSink();
    ImportListener crash =
        (rows, share) -> {
          throw new IllegalStateException("crash");
        };

    assertThatThrownBy(() -> shop.importer().run(file, shop.mapping(), failing, crash))
        .hasMessage("crash");
    RecordingSink working = new RecordingSink();
    shop.run(working, rows(ROWS));

    Set<String> distinct = new HashSet<>(failing.texts());
    distinct.addAll(working.texts());
    assertThat(distinct).hasSize(ROWS);
  }
}
