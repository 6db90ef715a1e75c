package org.mendlake.lake;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * The rows of small files that were read last. A file never changes, and its deletion vector names
 * those of its rows that are gone, so what is kept here holds for ever: builds that follow each
 * other read only what came between them.
 */
final class RecentFiles {
  private static final long MOST_ROWS = 200_000;

  private final Map<String, List<StoredRow>> rows = new LinkedHashMap<>(16, 0.75f, true);
  private long kept;

  /** The rows of a file of a table. */
  List<StoredRow> of(String table, AddFile file, Supplier<List<StoredRow>> reading) {
    String name = table + " " + file.path() + " " + file.getDeletionVectorUniqueId();
    return known(name)
        .orElseGet(
            () -> {
              List<StoredRow> read = List.copyOf(reading.get());
              keep(name, read);
              return read;
            });
  }

  private synchronized Optional<List<StoredRow>> known(String name) {
    return Optional.ofNullable(rows.get(name));
  }

  private synchronized void keep(String name, List<StoredRow> read) {
    if (rows.put(name, read) == null) {
      kept += read.size();
    }
    Iterator<List<StoredRow>> oldest = rows.values().iterator();
    while (kept > MOST_ROWS && oldest.hasNext()) {
      kept -= oldest.next().size();
      oldest.remove();
    }
  }
}
