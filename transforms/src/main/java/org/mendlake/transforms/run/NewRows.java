package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.FileDrafts;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/**
 * How tasks write rows of a table that is empty: straight into files, each row held against the
 * declaration on the way. What they found decides whether the files are committed.
 */
final class NewRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final TableFiles files;
  private final RowCheck check;
  private final BoundExpressions keyHash;

  private NewRows(String table, TableFiles files, RowCheck check, BoundExpressions keyHash) {
    this.table = table;
    this.files = files;
    this.check = check;
    this.keyHash = keyHash;
  }

  /** Prepares what the tasks need. */
  static NewRows of(BuildContext context, Table table, Difference.Uniqueness uniqueness) {
    StructType shape = context.store(table).shape(table);
    String hash =
        table.key().stream()
            .map(column -> "`" + column + "`")
            .collect(Collectors.joining(", ", "xxhash64(", ")"));
    return new NewRows(
        table.name(),
        TableFiles.of(context.target().lake(), table),
        new RowCheck(context.spark(), shape, table),
        uniqueness == Difference.Uniqueness.BY_CONSTRUCTION
            ? null
            : context.rowsAtHand().expressions(table, List.of(hash)));
  }

  String table() {
    return table;
  }

  /** Where the rows of some tables go. */
  static TableFiles[] files(List<NewRows> tables) {
    return tables.stream().map(each -> each.files).toArray(TableFiles[]::new);
  }

  /** What a task found out about the rows that it wrote. */
  record Found(BreachCount breaches, KeyHashes keys) implements Serializable {}

  /** What a task wrote of each table, and found out about it. */
  record Done(ArrayList<FileDrafts.Written> files, ArrayList<Found> found) implements Serializable {

    static Done of(FileDrafts drafts, List<Writing> tables) {
      return new Done(
          new ArrayList<>(drafts.close()),
          new ArrayList<>(tables.stream().map(Writing::found).toList()));
    }
  }

  /** Begins to write in a task, to the files at a place. */
  Writing begin(FileDrafts drafts, int place) {
    return new Writing(drafts, place);
  }

  /** Writes rows of the declared columns, in one task. */
  final class Writing {
    private final FileDrafts drafts;
    private final int place;
    private final RowCheck.Counting counting = check.counting();
    private final UnsafeProjection hash = keyHash == null ? null : keyHash.compiled();
    private final KeyHashes keys = new KeyHashes();

    private Writing(FileDrafts drafts, int place) {
      this.drafts = drafts;
      this.place = place;
    }

    void write(InternalRow row) {
      if (counting.mayBeWritten(row)) {
        drafts.write(place, row);
        if (hash != null) {
          keys.add(hash.apply(row).getLong(0));
        }
      }
    }

    private Found found() {
      return new Found(counting.count(), keys);
    }
  }

  /**
   * What is broken of a table's expectations but does not stop a build, after all tasks.
   *
   * @param place of the table in what the tasks did
   * @throws BuildException if rows break what must hold
   */
  static List<BrokenExpectation> warnings(Table table, int place, List<Done> done) {
    List<Expectation> expectations = Breaches.of(table).expectations();
    BreachCount breaches = new BreachCount(expectations.size());
    done.forEach(task -> breaches.add(task.found.get(place).breaches));
    return breaches.told(table, expectations);
  }

  /** Whether two rows of a table may have one key. */
  static boolean mayRepeat(int place, List<Done> done) {
    return KeyHashes.mayRepeat(done.stream().map(task -> task.found.get(place).keys).toList());
  }

  /** All files of a table. */
  static List<WrittenFile> files(int place, List<Done> done) {
    return done.stream()
        .flatMap(task -> task.files.stream())
        .filter(file -> file.table() == place)
        .map(FileDrafts.Written::file)
        .toList();
  }

  /** A file of one row, written here. */
  WrittenFile file(InternalRow row) {
    return files.write(List.of(row));
  }

  /** Adds the files to the table, in one commit; none if there are none. */
  static void commit(BuildContext context, Table table, List<WrittenFile> files) {
    if (files.isEmpty()) {
      return;
    }
    context.listener().beforeCommit(table.name());
    context.target().append(table, files);
    long version = context.target().version(table);
    context.changed(
        new TableChange(
            table.name(),
            files.stream().mapToLong(WrittenFile::rows).sum(),
            0,
            0,
            context.target().rowCount(table, version).orElseThrow(),
            version));
  }
}
