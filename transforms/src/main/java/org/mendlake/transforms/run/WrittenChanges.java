package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.mendlake.lake.FileChanges;
import org.mendlake.lake.FileDrafts;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.RowMarks;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/** What all tasks wrote of the changes of one table, until it is committed. */
final class WrittenChanges {
  private static final Expectation KEY_IS_UNIQUE = new Expectation("key_is_unique", "true", true);

  private final BuildContext context;
  private final Table table;
  private final boolean wasEmpty;
  private final List<WrittenFile> rows = new ArrayList<>();
  private final List<WrittenFile> feed = new ArrayList<>();
  private final List<KeyHashes> keys = new ArrayList<>();
  private final RowMarks gone = new RowMarks();
  private final BreachCount breaches;
  private final BreachCount repeated = new BreachCount(1);
  private long inserted;
  private long updated;
  private long deleted;

  /**
   * What was written.
   *
   * @param place of the table in what the tasks did
   */
  WrittenChanges(BuildContext context, Table table, int place, List<Done> done) {
    this.context = context;
    this.table = table;
    this.wasEmpty = context.isWithoutRowsOfOneStep(table);
    this.breaches = new BreachCount(Breaches.of(table).expectations().size());
    for (Done task : done) {
      task.files.forEach(file -> take(place, file));
      TableWriting.Found found = task.found.get(place);
      inserted += found.inserted();
      updated += found.updated();
      deleted += found.deleted();
      gone.add(found.gone());
      breaches.add(found.breaches());
      repeated.add(found.repeated());
      keys.add(found.keys());
    }
  }

  private void take(int place, FileDrafts.Written file) {
    TableWriting.Place at = TableWriting.Place.of(file);
    if (at.table() == place) {
      (at.isFeed() ? feed : rows).add(file.file());
    }
  }

  /** What a task did: the files that it wrote, and what it found out about each table. */
  record Done(ArrayList<FileDrafts.Written> files, ArrayList<TableWriting.Found> found)
      implements Serializable {

    static Done of(FileDrafts drafts, List<TableWriting.InTask> tables) {
      return new Done(
          new ArrayList<>(drafts.close()),
          new ArrayList<>(tables.stream().map(TableWriting.InTask::found).toList()));
    }
  }

  /**
   * Looks whether the rows may be committed.
   *
   * @param version of the table that they were compared with
   * @return what is broken of the table's expectations but does not stop a build
   * @throws BuildException if rows break what must hold
   */
  List<BrokenExpectation> check(long version) {
    repeated.told(table, List.of(KEY_IS_UNIQUE));
    List<BrokenExpectation> warnings = breaches.told(table, Breaches.of(table).expectations());
    if (mayRepeat(version)) {
      requireUniqueKeys(version);
    }
    return warnings;
  }

  /** Whether two rows may have one key: the hashes of two keys are equal. */
  private boolean mayRepeat(long version) {
    Optional<long[]> added = KeyHashes.sorted(keys);
    return added.isEmpty()
        || KeyHashes.isAnyTwice(added.get())
        || (added.get().length > 0 && !wasEmpty && isAnyStored(added.get(), version));
  }

  private boolean isAnyStored(long[] added, long version) {
    Dataset<Row> stored =
        context
            .target()
            .placed(table, version)
            .select(
                functions.xxhash64(
                    table.key().stream().map(k -> col("`" + k + "`")).toArray(Column[]::new)),
                col(TableStore.FILE),
                col(TableStore.POSITION));
    return InternalPartitions.run(stored, new Search(added, gone)).contains(true);
  }

  /** Equal hashes may be of different keys: looks at the keys themselves. */
  private void requireUniqueKeys(long version) {
    Dataset<Row> added = context.target().written(table, rows);
    if (!wasEmpty) {
      RowMarks leaving = gone;
      FilterFunction<Row> stays =
          row ->
              !leaving.contains(row.getAs(TableStore.FILE), row.<Long>getAs(TableStore.POSITION));
      Dataset<Row> staying = context.target().placed(table, version).filter(stays);
      added = added.unionByName(staying.drop(TableStore.FILE, TableStore.POSITION));
    }
    Expectations.check(table, added);
  }

  /**
   * Commits, unless nothing changed.
   *
   * @param version of the table that the rows were compared with
   */
  void commit(long version) {
    if (inserted + updated + deleted == 0) {
      return;
    }
    boolean isAppend = updated + deleted == 0;
    context.listener().beforeCommit(table.name());
    context
        .target()
        .change(table, version, new FileChanges(rows, isAppend ? List.of() : feed, gone));
    if (isAppend) {
      context.target().discard(table, feed);
    }
    long now = context.target().version(table);
    context.changed(
        new TableChange(
            table.name(),
            inserted,
            updated,
            deleted,
            context
                .target()
                .rowCount(table, now)
                .orElseGet(() -> context.target().read(table, now).count()),
            now));
  }

  /**
   * Takes some of the new rows for those that replace others.
   *
   * @param replaced how many
   * @param removed how many rows go away without one in their place
   * @param places of both
   */
  void replace(long replaced, long removed, RowMarks places) {
    inserted -= replaced;
    updated += replaced;
    deleted += removed;
    gone.add(places);
  }

  /** Gives up what was written. */
  void discard() {
    context.target().discard(table, rows);
    context.target().discard(table, feed);
  }

  /** Adds a file of new rows. */
  void add(WrittenFile file) {
    rows.add(file);
    inserted += file.rows();
  }

  /** Looks for hashes of keys among rows that stay. */
  private static final class Search implements FlatMapFunction<Iterator<InternalRow>, Boolean> {
    private static final long serialVersionUID = 1L;
    private final long[] sorted;
    private final RowMarks gone;

    Search(long[] sorted, RowMarks gone) {
      this.sorted = sorted;
      this.gone = gone;
    }

    @Override
    public Iterator<Boolean> call(Iterator<InternalRow> rows) {
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        if (Arrays.binarySearch(sorted, row.getLong(0)) >= 0
            && !gone.contains(row.getLong(1), row.getLong(2))) {
          return List.of(true).iterator();
        }
      }
      return Collections.emptyIterator();
    }
  }
}
