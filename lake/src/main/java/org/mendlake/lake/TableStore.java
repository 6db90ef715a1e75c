package org.mendlake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.mendlake.schema.Table;

/** Declared tables in a lake: created, read at pinned versions, written whole or by difference. */
public final class TableStore {
  /** Column of {@link #placed} with the file of a row. */
  public static final String FILE = "_file";

  /** Column of {@link #placed} with the place of a row in its file. */
  public static final String POSITION = "_position";

  private final Lake lake;
  private final Map<StructType, FileReading> readings = new ConcurrentHashMap<>();
  private final RecentFiles recent = new RecentFiles();
  private final Map<Table, StructType> shapes = new ConcurrentHashMap<>();

  public TableStore(Lake lake) {
    this.lake = lake;
  }

  /** The lake that holds the tables. */
  public Lake lake() {
    return lake;
  }

  /**
   * Creates a table from its declaration unless it is there; a table that lacks columns, or fields
   * of its structs, gets them: NULL in the rows that are there.
   *
   * @throws IllegalStateException if the table that is there differs in any other way
   */
  public void ensure(Table table) {
    if (!exists(table)) {
      lake.create(
          table.layer().folder(),
          table.name(),
          TableDdl.columns(table),
          TableDdl.properties(table));
      return;
    }
    SchemaEvolution evolution = evolution(table);
    if (!evolution.conflicts().isEmpty()) {
      throw new IllegalStateException(
          "Cannot write "
              + table.qualifiedName()
              + ": "
              + String.join("; ", evolution.conflicts())
              + ". A table that grows only can gain columns; restore the declaration, or move "
              + lake.path(table.layer().folder(), table.name())
              + " away and take the events in again");
    }
    if (!evolution.additions().isEmpty()) {
      lake.addColumns(table.layer().folder(), table.name(), evolution.additions());
    }
  }

  /** Whether the table is there with the declared columns, and its rows can change as declared. */
  public boolean isAsDeclared(Table table) {
    return exists(table)
        && evolution(table).isNone()
        && TableDdl.hasDeletionVectors(table)
            == lake.hasDeletionVectors(table.layer().folder(), table.name());
  }

  /** Creates a table from its declaration, in the place of one that may be there. */
  public void replace(Table table) {
    lake.replace(
        table.layer().folder(), table.name(), TableDdl.columns(table), TableDdl.properties(table));
  }

  private SchemaEvolution evolution(Table table) {
    return SchemaEvolution.of(lake.schema(table.layer().folder(), table.name()), table);
  }

  /** Whether the table is there. */
  public boolean exists(Table table) {
    return lake.exists(table.layer().folder(), table.name());
  }

  /** Latest version of a table. */
  public long version(Table table) {
    return lake.version(table.layer().folder(), table.name());
  }

  /** Oldest version that can be read, with all that changed after it. */
  public long firstVersion(Table table) {
    return lake.firstVersion(table.layer().folder(), table.name());
  }

  /** Whether rows or columns changed after one version up to another; asks the log alone. */
  public boolean hasChanged(Table table, long after, long upTo) {
    return lake.hasChanged(table.layer().folder(), table.name(), after, upTo);
  }

  /** Rows as they stand. */
  public Dataset<Row> read(Table table) {
    return lake.read(table.layer().folder(), table.name());
  }

  /** Rows as they stand; none of a table that nobody has made yet. */
  public Dataset<Row> readIfThere(Table table) {
    return exists(table)
        ? read(table)
        : lake.spark().createDataFrame(List.<Row>of(), declared(table));
  }

  /** The shape of rows at hand: the declared columns, any of which may be missing. */
  public StructType shape(Table table) {
    return shapes.computeIfAbsent(table, t -> declared(t).asNullable());
  }

  /** The columns of a declaration. */
  static StructType declared(Table table) {
    return StructType.fromDDL(TableDdl.columns(table));
  }

  /**
   * Rows at a version with their places, for {@link RowMarks}: the declared columns, {@link #FILE}
   * and {@link #POSITION}, both LONG.
   */
  public Dataset<Row> placed(Table table, long version) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>(List.of(columns(table)));
    columns.add(functions.expr(RowMarks.hashInSql()).as(FILE));
    columns.add(functions.col("_metadata.row_index").as(POSITION));
    return read(table, version).select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }

  /** Rows at a version. */
  public Dataset<Row> read(Table table, long version) {
    return lake.read(table.layer().folder(), table.name(), version);
  }

  /**
   * Every row that was added, taken away or replaced (old and new) after one version up to another.
   */
  public Dataset<Row> changes(Table table, long after, long upTo) {
    return lake.changes(table.layer().folder(), table.name(), after, upTo);
  }

  /**
   * The rows of a version, read in this process.
   *
   * @param mostBytes how large the files may be together
   * @return nothing when they are larger, or not to be had without a job
   */
  public Optional<List<StoredRow>> atHand(Table table, long version, long mostBytes) {
    return files(table, version).flatMap(files -> atHand(table, files, mostBytes));
  }

  /** The rows of {@link #changes} in the same way. */
  public Optional<List<StoredRow>> changesAtHand(
      Table table, long after, long upTo, long mostBytes) {
    return FileRows.changed(log(table), after + 1, upTo)
        .flatMap(files -> atHand(table, files, mostBytes));
  }

  private Optional<List<StoredRow>> atHand(Table table, List<AddFile> files, long mostBytes) {
    return bytes(files) > mostBytes ? Optional.empty() : Optional.of(atHand(table, files));
  }

  /** The rows of some files. */
  List<StoredRow> atHand(Table table, List<AddFile> files) {
    FileReading reading = reading(shape(table));
    List<StoredRow> rows = new ArrayList<>();
    Path folder = log(table).dataPath();
    String columns = table.qualifiedName() + " of " + shape(table).length() + " columns";
    for (AddFile file : files) {
      rows.addAll(recent.of(columns, file, () -> reading.read(folder, file)));
    }
    return rows;
  }

  private FileReading reading(StructType columns) {
    return readings.computeIfAbsent(columns, some -> new FileReading(lake.spark(), some));
  }

  /** The files of a version; nothing when they are too many to be listed here. */
  public Optional<List<StoredFile>> storedFiles(Table table, long version) {
    return files(table, version).map(files -> files.stream().map(StoredFile::new).toList());
  }

  /**
   * Goes over the rows of a file, read in this process.
   *
   * @param columns those of the table that are read
   * @param reader is handed each row, which holds only until the next one
   */
  public void forEachRow(
      Table table, StoredFile file, StructType columns, Consumer<InternalRow> reader) {
    reading(columns).forEach(log(table).dataPath(), file.added(), reader);
  }

  /** The rows of a version that meet a condition, found by one job; nothing as above. */
  public Optional<List<StoredRow>> where(
      Table table, long version, org.apache.spark.sql.Column condition) {
    return FileRows.stored(
        lake.spark(),
        log(table),
        lake.at(table.layer().folder(), table.name(), version),
        shape(table),
        condition);
  }

  /** How large the files of a version are together, when they are not too many to tell. */
  public Optional<Long> bytes(Table table, long version) {
    return files(table, version).map(TableStore::bytes);
  }

  private static long bytes(List<AddFile> files) {
    return files.stream().mapToLong(AddFile::size).sum();
  }

  /** How many rows a version has, when its log says so without a job. */
  public Optional<Long> rowCount(Table table, long version) {
    return storedFiles(table, version)
        .filter(files -> files.stream().allMatch(file -> file.rows().isPresent()))
        .map(files -> files.stream().mapToLong(file -> file.rows().orElseThrow()).sum());
  }

  private Optional<List<AddFile>> files(Table table, long version) {
    return FileListing.of(log(table), lake.at(table.layer().folder(), table.name(), version));
  }

  private DeltaLog log(Table table) {
    return lake.log(table.layer().folder(), table.name());
  }

  /**
   * Changes a few rows in one commit, without a Spark job. They were held against the table's
   * constraints.
   *
   * @param version the version that the stored rows among them were read from
   * @throws IllegalStateException if somebody else has written since
   */
  public void change(Table table, long version, RowChanges changes) {
    new SmallCommit(lake, table, lake.at(table.layer().folder(), table.name(), version))
        .commit(changes);
  }

  /** The same with rows that tasks have written into files. */
  public void change(Table table, long version, FileChanges changes) {
    new ChangeCommit(lake, table, lake.at(table.layer().folder(), table.name(), version))
        .commit(changes);
  }

  /** The rows of files that were written into the folder of the table and not committed yet. */
  public Dataset<Row> written(Table table, List<WrittenFile> files) {
    String folder = lake.path(table.layer().folder(), table.name());
    return files.isEmpty()
        ? lake.spark().createDataFrame(List.<Row>of(), declared(table))
        : lake.spark()
            .read()
            .schema(declared(table))
            .parquet(files.stream().map(file -> folder + "/" + file.name()).toArray(String[]::new));
  }

  /** Removes files that were written into the folder of the table and are not needed. */
  public void discard(Table table, List<WrittenFile> files) {
    Path folder = new Path(lake.path(table.layer().folder(), table.name()));
    try {
      FileSystem system = folder.getFileSystem(lake.hadoop().value());
      for (WrittenFile file : files) {
        system.delete(new Path(folder, file.name()), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove files from " + folder, e);
    }
  }

  /** Adds rows, in one commit. */
  public void append(Table table, Dataset<Row> rows) {
    rows.select(columns(table))
        .write()
        .format("delta")
        .mode("append")
        .save(lake.path(table.layer().folder(), table.name()));
  }

  private static org.apache.spark.sql.Column[] columns(Table table) {
    return table.columns().stream()
        .map(column -> functions.col("`" + column.name() + "`"))
        .toArray(org.apache.spark.sql.Column[]::new);
  }
}
