package org.mendlake.ingestion.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mendlake.ingestion.importing.ledger.Ledger;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.OutgoingRecord;

/**
 * The order that makes a crash harmless: a batch is noted on disk, then sent, then acknowledged.
 * While a batch is on its way the next one is mapped.
 */
final class Outbox {
  private static final int PAGE = 5000;
  private final Ledger ledger;
  private final EventSink sink;
  private List<OutgoingRecord> noted = new ArrayList<>();
  private int onTheirWay;

  Outbox(Ledger ledger, EventSink sink) {
    this.ledger = ledger;
    this.sink = sink;
  }

  /** Sends what an interrupted import noted and did not see stored; returns how many. */
  long resend() throws IOException {
    long count = 0;
    List<OutgoingRecord> page = ledger.unacknowledged(PAGE);
    while (!page.isEmpty()) {
      page.forEach(sink::send);
      sink.flush();
      ledger.acknowledge(page.size());
      ledger.commit();
      count += page.size();
      page = ledger.unacknowledged(PAGE);
    }
    return count;
  }

  void enqueue(OutgoingRecord record) {
    ledger.enqueue(record);
    noted.add(record);
  }

  /** Acknowledges the batch before, makes this one durable and sends it on its way. */
  void commit() throws IOException {
    if (onTheirWay > 0) {
      sink.flush();
      ledger.acknowledge(onTheirWay);
    }
    ledger.commit();
    noted.forEach(sink::send);
    onTheirWay = noted.size();
    noted = new ArrayList<>();
  }

  /** Waits for everything and ends the run. */
  void finish() throws IOException {
    commit();
    sink.flush();
    ledger.acknowledge(onTheirWay);
    onTheirWay = 0;
    ledger.finish();
  }
}
