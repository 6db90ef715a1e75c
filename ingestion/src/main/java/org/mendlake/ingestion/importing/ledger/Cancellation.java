package org.mendlake.ingestion.importing.ledger;

import java.time.Instant;

/** An event that takes back a row which the file no longer holds. */
public record Cancellation(
    String type, String subject, Instant occurredAt, String zone, Decision.Send send) {}
