package org.mendlake.ingestion.importing.rows;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line line of the file on which it begins, or number of the row in the sheet, from 1
 * @param cells its cells as texts
 * @param raw the row as it stands in the file
 */
public record FileRow(long line, List<String> cells, String raw) {}
