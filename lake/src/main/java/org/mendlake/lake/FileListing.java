package org.mendlake.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of a table at a version, replayed from its log in this process. Delta asks Spark for
 * them with two jobs whenever a table is read: of a table of a few files that is most of the work
 * (docs/decisions/0018-few-rows-without-a-job.md). A table of many files is left to Delta, which
 * skips files by their statistics.
 *
 * @param version the version
 * @param files the files by path and deletion vector
 */
record FileListing(long version, Map<String, AddFile> files) {
  /** With more files than this, skipping some is worth a job. */
  private static final int MOST_FILES = 500;

  /** Commits that are read one by one; a longer log is worth a job. */
  private static final int MOST_COMMITS = 500;

  private static final Map<String, FileListing> LATEST = new ConcurrentHashMap<>();

  /** The files of a snapshot; nothing when they are many. */
  static Optional<List<AddFile>> of(DeltaLog log, Snapshot snapshot) {
    String table = log.dataPath() + " " + snapshot.metadata().id();
    FileListing known = LATEST.get(table);
    if (known == null || known.version != snapshot.version()) {
      known = replay(log, snapshot.version(), known).orElseGet(() -> asked(snapshot));
      LATEST.merge(table, known, (a, b) -> a.version > b.version ? a : b);
    }
    return Optional.of(known.files.values()).filter(f -> f.size() <= MOST_FILES).map(List::copyOf);
  }

  /**
   * Files of a snapshot by the hashes of their names, however many there are.
   *
   * @param hashes those of {@link RowMarks}
   */
  static Map<Long, AddFile> named(DeltaLog log, Snapshot snapshot, Set<Long> hashes) {
    Iterator<AddFile> all =
        of(log, snapshot)
            .map(List::iterator)
            .orElseGet(() -> snapshot.allFiles().toLocalIterator());
    Map<Long, AddFile> named = new HashMap<>();
    while (all.hasNext()) {
      AddFile file = all.next();
      long hash = RowMarks.hash(file.path());
      if (hashes.contains(hash)) {
        named.put(hash, file);
      }
    }
    return named;
  }

  /** Asks Delta, where the log begins with a checkpoint; many files are not all brought here. */
  private static FileListing asked(Snapshot snapshot) {
    Map<String, AddFile> files = new LinkedHashMap<>();
    for (AddFile file : snapshot.allFiles().limit(MOST_FILES + 1).collectAsList()) {
      apply(file, files);
    }
    return new FileListing(snapshot.version(), files);
  }

  private static Optional<FileListing> replay(DeltaLog log, long version, FileListing known) {
    boolean goesOn = known != null && known.version < version;
    long first = goesOn ? known.version + 1 : 0;
    if (version - first > MOST_COMMITS || (goesOn && known.files.size() > MOST_FILES)) {
      return Optional.empty();
    }
    Map<String, AddFile> files = new LinkedHashMap<>(goesOn ? known.files : Map.of());
    return commits(log, first, version)
        .map(
            commits -> {
              commits.forEach(actions -> actions.forEach(action -> apply(action, files)));
              return new FileListing(version, files);
            });
  }

  private static void apply(Action action, Map<String, AddFile> files) {
    if (action instanceof AddFile added) {
      files.put(name(added.path(), added.getDeletionVectorUniqueId()), added);
    } else if (action instanceof RemoveFile removed) {
      files.remove(name(removed.path(), removed.getDeletionVectorUniqueId()));
    }
  }

  private static String name(String path, Option<String> deletionVector) {
    return deletionVector.isEmpty() ? path : path + " " + deletionVector.get();
  }

  /** The actions of each commit; nothing when the log does not hold them all any more. */
  static Optional<List<List<Action>>> commits(DeltaLog log, long first, long last) {
    List<List<Action>> commits = new ArrayList<>();
    var read = log.getChanges(first, last, Option.empty(), false);
    while (read.hasNext()) {
      var commit = read.next();
      if (!Long.valueOf(first + commits.size()).equals(commit._1())) {
        return Optional.empty();
      }
      commits.add(CollectionConverters.asJava(commit._2()));
    }
    return Optional.of(commits).filter(all -> all.size() == last - first + 1);
  }
}
