package org.mendlake.ingestion.importing.ledger;

/**
 * What the ledger knows about one row.
 *
 * @param type event type; empty for a row that is no event
 * @param occurredAt milliseconds since 1970, needed again for a cancel
 * @param createNumber which of the row's events is the create that holds
 * @param lastNumber which is the last of the row's events
 * @param content hash of what the last create or amend said
 * @param op what the last event did
 * @param recordedAt when it was recorded, milliseconds since 1970
 * @param seenRun run of the importer that last met the row
 * @param seenLine line on which it met it
 * @param copies identical rows that this run has met so far
 */
record Entry(
    RowKey key,
    String type,
    String subject,
    long occurredAt,
    String zone,
    int createNumber,
    int lastNumber,
    String content,
    Op op,
    long recordedAt,
    long seenRun,
    long seenLine,
    int copies) {

  /** What an event did; a refused row travels as it is. */
  enum Op {
    CREATE,
    AMEND,
    CANCEL,
    REFUSED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  Entry seen(long run, long line) {
    return new Entry(
        key,
        type,
        subject,
        occurredAt,
        zone,
        createNumber,
        lastNumber,
        content,
        op,
        recordedAt,
        run,
        line,
        1);
  }

  Entry withCopies(int count) {
    return new Entry(
        key,
        type,
        subject,
        occurredAt,
        zone,
        createNumber,
        lastNumber,
        content,
        op,
        recordedAt,
        seenRun,
        seenLine,
        count);
  }

  Entry after(int create, int last, Op done, String said, long when) {
    return new Entry(
        key,
        type,
        subject,
        occurredAt,
        zone,
        create,
        last,
        said,
        done,
        when,
        seenRun,
        seenLine,
        copies);
  }

  Entry about(Draft draft) {
    return new Entry(
        key,
        type,
        draft.subject(),
        draft.occurredAt().toEpochMilli(),
        draft.zone(),
        createNumber,
        lastNumber,
        content,
        op,
        recordedAt,
        seenRun,
        seenLine,
        copies);
  }
}
