package org.mendlake.ingestion.importing.mapping;

import java.time.Instant;
import org.mendlake.schema.Contract;

/**
 * A constant event that a mapping publishes beside the rows, such as the names of its codes.
 *
 * @param subject business key of the entity
 * @param occurredAt when it happened: the first moment of the day from which it holds
 * @param zone IANA time zone
 * @param isKnownAtOnce whether it was known when it happened; otherwise when it is imported
 * @param data payload as JSON, in the order of the contract
 */
public record MasterEvent(
    Contract contract,
    String subject,
    Instant occurredAt,
    String zone,
    boolean isKnownAtOnce,
    String data) {}
