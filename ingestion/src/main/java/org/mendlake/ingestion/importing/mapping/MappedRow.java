package org.mendlake.ingestion.importing.mapping;

import java.time.Instant;
import java.util.Optional;

/**
 * What a mapping makes of one row.
 *
 * @param subject business key of the entity, when the mapping states how to make it
 * @param occurredAt when it happened, to the millisecond
 * @param zone IANA time zone of the place
 * @param known when it was known, when the mapping or the file says
 * @param data payload as JSON in UTF-8, fields in the order of the contract
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere; a list would box every byte.
public record MappedRow(
    Optional<String> subject,
    Instant occurredAt,
    String zone,
    Optional<Instant> known,
    byte[] data) {}
