package org.mendlake.transforms.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Rows;

/**
 * A row that a fold made.
 *
 * @param period when it was known as it is, in a table that keeps versions as known
 */
record FoldedRow(Rows.Row row, Optional<Period> period) {

  /** A half-open period of knowledge; without an end while the row holds. */
  record Period(Instant knownFrom, Optional<Instant> knownTo) {}

  /** Values of the table's key. */
  List<Object> key(Table table) {
    List<Object> key = new ArrayList<>(table.key().size());
    for (String column : table.key()) {
      key.add(
          column.equals(Table.KNOWN_FROM) && period.isPresent()
              ? period.get().knownFrom()
              : row.value(column));
    }
    return key;
  }

  static FoldedRow current(Rows.Row row) {
    return new FoldedRow(row, Optional.empty());
  }
}
