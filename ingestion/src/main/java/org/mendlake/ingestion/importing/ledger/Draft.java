package org.mendlake.ingestion.importing.ledger;

import java.time.Instant;

/**
 * A valid event that has no number yet: the ledger decides what it is to the ones before.
 *
 * @param knownAt when it was known; not used for an amendment, which is known when it is imported
 * @param content hash of what it says
 * @param line line of the file
 */
public record Draft(
    RowKey key,
    String type,
    String subject,
    Instant occurredAt,
    String zone,
    Instant knownAt,
    String content,
    long line) {}
