package org.mendlake.ingestion.importing.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.producing.OutgoingRecord;

/**
 * The ledger of one source during one import. A record is noted in it, then sent, then
 * acknowledged: whatever was noted and not acknowledged is sent again, byte for byte. Nothing holds
 * before {@link #commit()}. One importer at a time; not thread-safe.
 */
public final class Ledger implements Closeable {
  private final LedgerFile file;
  private final Instant importedAt;
  private final long run;
  private String lastCancelled = "";

  private Ledger(LedgerFile file, Instant importedAt, long run) {
    this.file = file;
    this.importedAt = importedAt;
    this.run = run;
  }

  /**
   * Opens the ledger for a run over a file; makes it when it is missing.
   *
   * @param importedAt the time of the import, at which amendments and cancellations are known
   * @throws IOException when it cannot be used, or another import of the source is running
   */
  public static Ledger open(Path path, String importedFile, Instant importedAt) throws IOException {
    LedgerFile file = new LedgerFile(path);
    return new Ledger(file, importedAt, file.beginRun(importedFile, importedAt.toEpochMilli()));
  }

  /** Opens a copy, so that a rehearsal sees what an import would and leaves no trace. */
  public static Ledger rehearsal(Path path, Path copy, String importedFile, Instant importedAt)
      throws IOException {
    if (Files.exists(path)) {
      Files.copy(path, copy);
      Path log = path.resolveSibling(path.getFileName() + "-wal");
      if (Files.exists(log)) {
        Files.copy(log, copy.resolveSibling(copy.getFileName() + "-wal"));
      }
    }
    return open(copy, importedFile, importedAt);
  }

  /** Records that were noted and not acknowledged, oldest first; at most {@code limit}. */
  public List<OutgoingRecord> unacknowledged(int limit) throws IOException {
    return file.outbox(limit);
  }

  /** Notes a record as about to be sent. */
  public void enqueue(OutgoingRecord record) {
    file.enqueue(record);
  }

  /** The oldest records that were noted are stored: they need not be sent again. */
  public void acknowledge(int count) throws IOException {
    file.acknowledge(count);
  }

  public void commit() throws IOException {
    file.commit();
  }

  /** How many rows with this key for copy 1 this run has met already; counts this one. */
  public int copyNumber(RowKey first) throws IOException {
    Optional<Entry> entry = file.find(first);
    if (entry.isEmpty() || entry.get().seenRun() != run) {
      return 1;
    }
    Entry counted = entry.get().withCopies(entry.get().copies() + 1);
    file.put(counted);
    return counted.copies();
  }

  /** Decides what a valid row is to the ones before, and notes it. */
  public Decision note(Draft draft) throws IOException {
    Optional<Entry> found = file.find(draft.key());
    if (found.isEmpty()) {
      Entry entry =
          new Entry(
              draft.key(),
              draft.type(),
              draft.subject(),
              draft.occurredAt().toEpochMilli(),
              draft.zone(),
              1,
              1,
              draft.content(),
              Entry.Op.CREATE,
              known(draft),
              run,
              draft.line(),
              1);
      file.put(entry);
      return send(entry);
    }
    Entry entry = found.get();
    if (entry.seenRun() == run) {
      return entry.content().equals(draft.content())
          ? new Decision.Duplicate()
          : new Decision.Conflict(entry.seenLine());
    }
    return noteAgain(entry.seen(run, draft.line()), draft);
  }

  private Decision noteAgain(Entry entry, Draft draft) throws IOException {
    int number = entry.lastNumber() + 1;
    Entry next;
    if (entry.op() == Entry.Op.CANCEL) {
      next = entry.after(number, number, Entry.Op.CREATE, draft.content(), later(entry));
    } else if (entry.content().equals(draft.content())) {
      file.put(entry);
      return new Decision.Unchanged();
    } else {
      next =
          entry.after(entry.createNumber(), number, Entry.Op.AMEND, draft.content(), later(entry));
    }
    Entry placed = next.about(draft);
    file.put(placed);
    return send(placed);
  }

  /** Notes that the file still holds a row, though it cannot be read any more. */
  public void keep(RowKey key, long line) throws IOException {
    Optional<Entry> entry = file.find(key);
    if (entry.isPresent() && entry.get().seenRun() != run) {
      file.put(entry.get().seen(run, line));
    }
  }

  /** Notes a row that is no event; the time of first sight when it is new, nothing otherwise. */
  public Optional<Instant> noteRefused(RowKey key, long line) throws IOException {
    Optional<Entry> found = file.find(key);
    if (found.isPresent()) {
      file.put(found.get().seen(run, line));
      return Optional.empty();
    }
    file.put(
        new Entry(
            key,
            "",
            "",
            0,
            "",
            1,
            1,
            "",
            Entry.Op.REFUSED,
            importedAt.toEpochMilli(),
            run,
            line,
            1));
    return Optional.of(importedAt);
  }

  /**
   * Cancels rows of a type that this run has not met; call it when the whole file was read, until
   * it returns none.
   */
  public List<Cancellation> cancelUnseen(String type, int limit) throws IOException {
    List<Cancellation> cancellations = new ArrayList<>();
    for (Entry entry : file.unseen(type, run, lastCancelled, limit)) {
      Entry cancelled =
          entry.after(
              entry.createNumber(),
              entry.lastNumber() + 1,
              Entry.Op.CANCEL,
              entry.content(),
              later(entry));
      file.put(cancelled);
      lastCancelled = entry.key().hex();
      cancellations.add(
          new Cancellation(
              type,
              entry.subject(),
              Instant.ofEpochMilli(entry.occurredAt()),
              entry.zone(),
              send(cancelled)));
    }
    return cancellations;
  }

  /** Ends the run. */
  public void finish() throws IOException {
    file.finishRun(run, importedAt.toEpochMilli());
    file.commit();
  }

  /** What a row says first was known when the mapping says, but never in the future. */
  private long known(Draft draft) {
    return Math.min(draft.knownAt().toEpochMilli(), importedAt.toEpochMilli());
  }

  /** What changes an earlier event is known at the import, and after that event. */
  private long later(Entry before) {
    return Math.max(importedAt.toEpochMilli(), before.recordedAt() + 1);
  }

  private static Decision.Send send(Entry entry) {
    return new Decision.Send(
        entry.op().word(),
        entry.key().eventId(entry.lastNumber()),
        entry.op() == Entry.Op.CREATE
            ? Optional.empty()
            : Optional.of(entry.key().eventId(entry.createNumber())),
        Instant.ofEpochMilli(entry.recordedAt()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
