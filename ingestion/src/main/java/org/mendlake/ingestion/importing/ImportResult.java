package org.mendlake.ingestion.importing;

import java.util.List;

/**
 * What an import did.
 *
 * @param rows rows of the file
 * @param created events sent as new
 * @param amended events sent because the row says something else than before
 * @param cancelled events sent because the row is gone
 * @param unchanged rows that an earlier import has sent
 * @param duplicates rows that stand in the file already
 * @param repeated rows that are identical to an earlier one and count as repeated work
 * @param unmappable rows that are no events
 * @param examples the first thousand of them
 * @param published events of the mapping itself that were sent
 * @param resent records of an interrupted import that were sent again first
 */
public record ImportResult(
    long rows,
    long created,
    long amended,
    long cancelled,
    long unchanged,
    long duplicates,
    long repeated,
    long unmappable,
    List<UnmappableRow> examples,
    long published,
    long resent) {
  public ImportResult {
    examples = List.copyOf(examples);
  }
}
