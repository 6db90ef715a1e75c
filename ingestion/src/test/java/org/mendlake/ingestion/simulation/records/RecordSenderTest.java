package org.mendlake.ingestion.simulation.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.OutgoingRecord;

/** Files that any tool can write are replayed, and what is wrong with them is told. */
class RecordSenderTest {
  private static final String GOOD =
      "{\"topic\":\"mendlake.visit\",\"key\":\"V1\",\"timestamp\":7,\"value\":{\"a\": 1}}\n";

  @TempDir Path folder;
  private final List<OutgoingRecord> sent = new ArrayList<>();

  @Test
  void valuesAreSentByteForByte() throws IOException {
    assertThat(replay(GOOD + GOOD.replace("{\"a\": 1}}", "{\"b\":{}} }"))).isEqualTo(2);

    assertThat(sent)
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8).strip())
        .containsExactly("{\"a\": 1}", "{\"b\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not json                                   | it is no JSON: Unrecognized token 'not'
          {"topic":"t","timestamp":1,"value":5       | expected topic, key, timestamp, and value
          {"topic":"t","timestamp":1}                | expected topic, key, timestamp, and value
          {"topic":"t","partition":1,"value":{}}     | it has a field 'partition'; expected topic
          {"topic":"t","timestamp":"x","value":{}}   | it is no JSON: Current token
          """)
  void aLineThatIsNoRecordIsToldWithWhatWasExpected(String line, String why) {
    assertThatThrownBy(() -> replay(GOOD + line + "\n" + GOOD))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot replay line 2 of " + folder)
        .hasMessageContaining(": " + why)
        .hasMessageContaining("Every line before it was sent; correct the file and replay it")
        .hasMessageNotContaining("Source");
    assertThat(sent).hasSize(1);
  }

  @Test
  void aFileThatWasCutShortIsTold() {
    assertThatThrownBy(() -> replay(GOOD + GOOD.substring(0, 40)))
        .hasMessageContaining("line 2 of")
        .hasMessageContaining("it ends without a line break, so that the file may have been cut");
  }

  private long replay(String lines) throws IOException {
    Files.writeString(folder.resolve("part-00001.jsonl"), lines);
    EventSink sink =
        new EventSink() {
          @Override
          public void send(OutgoingRecord record) {
            sent.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    try (RecordSender sender = new RecordSender(sink, Pace.unlimited())) {
      return sender.replay(folder);
    }
  }
}
