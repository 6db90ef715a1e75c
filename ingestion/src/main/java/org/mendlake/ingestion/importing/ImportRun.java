package org.mendlake.ingestion.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.ledger.Cancellation;
import org.mendlake.ingestion.importing.ledger.Decision;
import org.mendlake.ingestion.importing.ledger.Draft;
import org.mendlake.ingestion.importing.ledger.Ledger;
import org.mendlake.ingestion.importing.ledger.RowKey;
import org.mendlake.ingestion.importing.mapping.MappedRow;
import org.mendlake.ingestion.importing.mapping.Mapping;
import org.mendlake.ingestion.importing.mapping.MasterEvent;
import org.mendlake.ingestion.importing.mapping.RowIdentity;
import org.mendlake.ingestion.importing.mapping.RowMapper;
import org.mendlake.ingestion.importing.mapping.RowRefusal;
import org.mendlake.ingestion.importing.rows.FileRow;
import org.mendlake.ingestion.importing.rows.FileRows;
import org.mendlake.ingestion.producing.EventSink;
import org.mendlake.ingestion.producing.EventText;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.schema.Contract;

/** One import of one file: map, decide by the ledger, note, send, acknowledge. */
final class ImportRun {
  private static final int BATCH = 5000;

  /** A Kafka record holds a million bytes; a sheet's row may have more. */
  private static final int LONGEST_RAW = 200_000;

  private static final String UNMAPPED = "(unmapped)";
  private final Mapping mapping;
  private final Topics topics;
  private final Instant importedAt;
  private final String file;
  private final Ledger ledger;
  private final Outbox outbox;
  private final EventCheck check;
  private final ImportListener listener;
  private final Tally tally = new Tally();

  ImportRun(
      Mapping mapping,
      Topics topics,
      Instant importedAt,
      String file,
      Ledger ledger,
      EventSink sink,
      ImportListener listener) {
    this.mapping = mapping;
    this.topics = topics;
    this.importedAt = importedAt;
    this.file = file;
    this.ledger = ledger;
    this.outbox = new Outbox(ledger, sink);
    this.check = new EventCheck(topics, mapping.source());
    this.listener = listener;
  }

  ImportResult over(FileRows rows) throws IOException {
    RowMapper mapper = RowMapper.of(mapping, rows.header());
    tally.resent = outbox.resend();
    for (MasterEvent event : mapping.published()) {
      publish(event);
    }
    for (Optional<FileRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      tally.rows++;
      take(row.get(), mapper);
      if (tally.rows % BATCH == 0) {
        outbox.commit();
        listener.progressed(tally.rows, rows.progress());
      }
    }
    outbox.commit();
    if (mapping.cancelsVanished()) {
      cancelVanished();
    }
    outbox.finish();
    listener.progressed(tally.rows, rows.progress());
    return tally.result();
  }

  private void take(FileRow row, RowMapper mapper) throws IOException {
    Optional<RowKey> known = Optional.empty();
    try {
      String[] values = mapper.values(row.cells());
      List<String> identity = mapper.identity(values);
      RowKey first = key(identity, 1);
      known = Optional.of(first);
      MappedRow mapped = mapper.map(values, 1);
      String content =
          check.contentHash(mapping.contract(), subject(mapped, identity, first), mapped);
      int copy = isRepeatable() ? ledger.copyNumber(first) : 1;
      if (copy == 1) {
        decide(row, first, subject(mapped, identity, first), mapped, content);
      } else {
        tally.repeated++;
        RowKey key = key(identity, copy);
        MappedRow again = mapper.map(values, copy);
        String subject = subject(again, identity, key);
        decide(row, key, subject, again, check.contentHash(mapping.contract(), subject, again));
      }
    } catch (RowRefusal refusal) {
      if (known.isPresent()) {
        ledger.keep(known.get(), row.line());
      }
      refuse(row, refusal);
    }
  }

  private boolean isRepeatable() {
    return mapping.identity() instanceof RowIdentity.Content content
        && content.identicalRows() == RowIdentity.IdenticalRows.REPEATED_WORK;
  }

  private RowKey key(List<String> identity, int copy) {
    return RowKey.of(mapping.contract().type(), identity, copy);
  }

  /** Visits of two sources may share an order number; the master data of all share their ids. */
  private String subject(MappedRow row, List<String> identity, RowKey key) {
    if (row.subject().isPresent()) {
      return row.subject().get();
    }
    String own =
        mapping.identity() instanceof RowIdentity.Key ? String.join("/", identity) : key.hex();
    String type = mapping.contract().type();
    boolean isMasterData = type.contains(".defined.") || type.contains(".published.");
    return isMasterData ? own : mapping.source() + ":" + own;
  }

  private void decide(FileRow row, RowKey key, String subject, MappedRow mapped, String content)
      throws IOException, RowRefusal {
    Decision decision =
        ledger.note(
            new Draft(
                key,
                mapping.contract().type(),
                subject,
                mapped.occurredAt(),
                mapped.zone(),
                mapped.known().orElse(importedAt),
                content,
                row.line()));
    if (decision instanceof Decision.Send send) {
      if (send.op().equals("create")) {
        tally.created++;
      } else {
        tally.amended++;
      }
      enqueue(
          mapping.contract(),
          subject,
          mapped.occurredAt(),
          mapped.zone(),
          send,
          Optional.of(mapped.data()),
          OptionalLong.of(row.line()));
    } else if (decision instanceof Decision.Conflict conflict) {
      throw new RowRefusal(
          "(key)",
          subject,
          "Cannot tell which row holds: line "
              + conflict.firstLine()
              + " has the same key with other content");
    } else if (decision instanceof Decision.Duplicate) {
      tally.duplicates++;
    } else {
      tally.unchanged++;
    }
  }

  private void refuse(FileRow row, RowRefusal refusal) throws IOException {
    tally.refused(
        new UnmappableRow(row.line(), refusal.column(), refusal.value(), refusal.getMessage()));
    RowKey first = RowKey.of(UNMAPPED, List.of(row.raw()), 1);
    RowKey key = RowKey.of(UNMAPPED, List.of(row.raw()), ledger.copyNumber(first));
    Optional<Instant> firstSeen = ledger.noteRefused(key, row.line());
    if (firstSeen.isPresent()) {
      outbox.enqueue(
          new OutgoingRecord(
              topics.of(mapping.contract().entity()),
              Optional.empty(),
              row.raw().substring(0, Math.min(row.raw().length(), LONGEST_RAW)).getBytes(UTF_8),
              firstSeen.get().toEpochMilli(),
              Optional.of(file),
              OptionalLong.of(row.line()),
              Optional.of(refusal.getMessage())));
    }
  }

  private void publish(MasterEvent event) throws IOException {
    Contract contract = event.contract();
    MappedRow row =
        new MappedRow(
            Optional.of(event.subject()),
            event.occurredAt(),
            event.zone(),
            event.isKnownAtOnce() ? Optional.of(event.occurredAt()) : Optional.empty(),
            event.data().getBytes(UTF_8));
    String content;
    try {
      content = check.contentHash(contract, event.subject(), row);
    } catch (RowRefusal refusal) {
      throw new IOException(
          "Cannot publish "
              + contract.type()
              + " of "
              + mapping.name()
              + ": "
              + refusal.getMessage(),
          refusal);
    }
    Decision decision =
        ledger.note(
            new Draft(
                RowKey.of("(published) " + contract.type(), List.of(event.subject()), 1),
                "(published) " + contract.type(),
                event.subject(),
                row.occurredAt(),
                row.zone(),
                row.known().orElse(importedAt),
                content,
                0));
    if (decision instanceof Decision.Send send) {
      tally.published++;
      enqueue(
          contract,
          event.subject(),
          row.occurredAt(),
          row.zone(),
          send,
          Optional.of(row.data()),
          OptionalLong.empty());
    }
  }

  private void cancelVanished() throws IOException {
    List<Cancellation> gone = new ArrayList<>();
    do {
      gone = ledger.cancelUnseen(mapping.contract().type(), BATCH);
      for (Cancellation cancellation : gone) {
        tally.cancelled++;
        enqueue(
            mapping.contract(),
            cancellation.subject(),
            cancellation.occurredAt(),
            cancellation.zone(),
            cancellation.send(),
            Optional.empty(),
            OptionalLong.empty());
      }
      outbox.commit();
    } while (!gone.isEmpty());
  }

  private void enqueue(
      Contract contract,
      String subject,
      Instant occurredAt,
      String zone,
      Decision.Send send,
      Optional<byte[]> data,
      OptionalLong line)
      throws IOException {
    EventText event =
        new EventText(
            contract.type(),
            mapping.source(),
            send.id(),
            subject,
            occurredAt,
            send.recordedAt(),
            zone,
            send.op(),
            send.amends());
    outbox.enqueue(
        new OutgoingRecord(
            topics.of(contract.entity()),
            Optional.of(subject),
            event.withData(data),
            send.recordedAt().toEpochMilli(),
            Optional.of(file),
            line,
            Optional.empty()));
  }
}
