package org.mendlake.ingestion.jobs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mendlake.lake.StoredFile;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;

/**
 * Fingerprints of the rows of silver files, those that were asked for last. A file never changes,
 * so batches that follow each other read only the files that came between them.
 */
final class StoredFingerprints {
  /** Rows whose fingerprints are kept: 24 bytes each. */
  static final long USUAL = 3_000_000;

  private final TableStore store;
  private final long most;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long rows;

  /** Those of a file. */
  private record Kept(Fingerprints fingerprints, long rows) {}

  /**
   * None yet.
   *
   * @param most rows whose fingerprints are kept
   */
  StoredFingerprints(TableStore store, long most) {
    this.store = store;
    this.most = most;
  }

  /**
   * The fingerprints of the files of a version.
   *
   * @param isAsked which of the files
   * @return nothing when they have more rows than are kept
   */
  Optional<List<Fingerprints>> of(
      Table table, long version, Fingerprint.Of what, Predicate<StoredFile> isAsked) {
    Optional<List<StoredFile>> files =
        store
            .storedFiles(table, version)
            .map(all -> all.stream().filter(isAsked).toList())
            .filter(asked -> asked.stream().allMatch(file -> file.rows().isPresent()))
            .filter(
                asked -> asked.stream().mapToLong(file -> file.rows().orElseThrow()).sum() <= most);
    return files.map(
        asked -> {
          List<Fingerprints> all = new ArrayList<>();
          for (StoredFile file : asked) {
            all.add(of(table, file, what));
          }
          return all;
        });
  }

  private Fingerprints of(Table table, StoredFile file, Fingerprint.Of what) {
    String name = table.name() + " " + file.name();
    Kept before = kept.get(name);
    return before == null ? keep(name, read(table, file, what)) : before.fingerprints;
  }

  private Kept read(Table table, StoredFile file, Fingerprint.Of what) {
    long count = file.rows().orElseThrow();
    Fingerprints read = new Fingerprints(Math.toIntExact(count));
    store.forEachRow(table, file, what.columns(), row -> read.add(what.of(row)));
    return new Kept(read, count);
  }

  private Fingerprints keep(String name, Kept read) {
    kept.put(name, read);
    rows += read.rows;
    Iterator<Kept> oldest = kept.values().iterator();
    while (rows > most && oldest.hasNext()) {
      rows -= oldest.next().rows;
      oldest.remove();
    }
    return read.fingerprints;
  }
}
