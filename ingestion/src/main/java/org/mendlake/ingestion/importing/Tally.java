package org.mendlake.ingestion.importing;

import java.util.ArrayList;
import java.util.List;

/** Counts while an import runs. */
final class Tally {
  private static final int EXAMPLES = 1000;
  private final List<UnmappableRow> examples = new ArrayList<>();
  long rows;
  long created;
  long amended;
  long cancelled;
  long unchanged;
  long duplicates;
  long repeated;
  long unmappable;
  long published;
  long resent;

  void refused(UnmappableRow row) {
    unmappable++;
    if (examples.size() < EXAMPLES) {
      examples.add(row);
    }
  }

  ImportResult result() {
    return new ImportResult(
        rows,
        created,
        amended,
        cancelled,
        unchanged,
        duplicates,
        repeated,
        unmappable,
        examples,
        published,
        resent);
  }
}
