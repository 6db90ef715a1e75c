package org.mendlake.ingestion.importing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.producing.SendException;

/** A sink in memory; loses its power after a number of records, if told so. */
final class RecordingSink implements EventSink {
  final List<OutgoingRecord> records = new ArrayList<>();
  private int powerFor = Integer.MAX_VALUE;

  RecordingSink losingPowerAfter(int count) {
    powerFor = count;
    return this;
  }

  @Override
  public void send(OutgoingRecord record) {
    if (records.size() >= powerFor) {
      throw new SendException("Cannot send: power lost", new IllegalStateException());
    }
    records.add(record);
  }

  @Override
  public void flush() {
    if (records.size() >= powerFor) {
      throw new SendException("Cannot send: power lost", new IllegalStateException());
    }
  }

  @Override
  public void close() {}

  List<String> texts() {
    return records.stream().map(r -> new String(r.value(), StandardCharsets.UTF_8)).toList();
  }
}
