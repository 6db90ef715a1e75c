package org.mendlake.ingestion.importing;

/**
 * A row that is no event; it travels raw and ends in quarantine.
 *
 * @param line line of the file, or row of the sheet, from 1
 * @param column where the value stands: column of the file or field of the event
 * @param value the value, cut at 100 characters
 * @param reason one sentence
 */
public record UnmappableRow(long line, String column, String value, String reason) {}
