package org.mendlake.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddCDCFile;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor$;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.sql.delta.deletionvectors.StoredBitmap;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStoreUtils;
import org.apache.spark.sql.delta.util.PathWithFileSystem;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Table;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Changes a few rows in one commit without a Spark job: one new file, deletion vectors for the rows
 * that are replaced or go away, and one file of the change feed. Whoever commits has held the rows
 * against the table's constraints.
 */
final class SmallCommit {
  private final Lake lake;
  private final Table table;
  private final DeltaLog log;
  private final Snapshot snapshot;
  private final List<AddFile> files;

  /**
   * Changes of a table.
   *
   * @param snapshot the version that the changed rows were read from
   * @param files its files
   */
  SmallCommit(Lake lake, Table table, Snapshot snapshot, List<AddFile> files) {
    this.lake = lake;
    this.table = table;
    this.log = snapshot.deltaLog();
    this.snapshot = snapshot;
    this.files = files;
  }

  /**
   * Commits.
   *
   * @throws IllegalStateException if the table has a later version than the rows were read from
   */
  void commit(RowChanges changes) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    if (transaction.readVersion() != snapshot.version()) {
      throw new IllegalStateException(
          "Cannot write to "
              + table.qualifiedName()
              + ": somebody else wrote its version "
              + transaction.readVersion()
              + " while version "
              + snapshot.version()
              + " was being changed; run the command again");
    }
    List<Action> actions = new ArrayList<>();
    List<InternalRow> written = new ArrayList<>(changes.inserted());
    changes.updated().forEach(update -> written.add(update.after()));
    if (!written.isEmpty()) {
      actions.add(TableFiles.of(lake, table).write(written).added());
    }
    actions.addAll(deletions(changes));
    if (written.size() > changes.inserted().size() || !changes.deleted().isEmpty()) {
      if (TableFiles.hasChangeFeed(table)) {
        actions.add(fed(TableFiles.ofChanges(lake, table).write(feed(changes))));
      }
    }
    transaction.commit(CollectionConverters.asScala(actions).toSeq(), AppendOnce.operation());
  }

  private static AddCDCFile fed(WrittenFile file) {
    return new AddCDCFile(
        file.name(), Map$.MODULE$.empty(), file.bytes(), Map$.MODULE$.empty(), null);
  }

  private static List<InternalRow> feed(RowChanges changes) {
    List<InternalRow> feed = new ArrayList<>();
    changes.inserted().forEach(row -> feed.add(labelled(row, "insert")));
    for (RowChanges.Update update : changes.updated()) {
      feed.add(labelled(update.before().row(), "update_preimage"));
      feed.add(labelled(update.after(), "update_postimage"));
    }
    changes.deleted().forEach(stored -> feed.add(labelled(stored.row(), "delete")));
    return feed;
  }

  private static InternalRow labelled(InternalRow row, String change) {
    return new JoinedRow(row, new GenericInternalRow(new Object[] {UTF8String.fromString(change)}));
  }

  private List<Action> deletions(RowChanges changes) {
    Map<String, RoaringBitmapArray> gone = new TreeMap<>();
    changes.updated().forEach(update -> mark(gone, update.before()));
    changes.deleted().forEach(stored -> mark(gone, stored));
    if (gone.isEmpty()) {
      return List.of();
    }
    Configuration configuration = lake.spark().sessionState().newHadoopConf();
    DeletionVectorStore store = DeletionVectorStore$.MODULE$.createInstance(configuration);
    java.util.UUID id = java.util.UUID.randomUUID();
    PathWithFileSystem folder = PathWithFileSystem.withConf(log.dataPath(), configuration);
    List<Action> actions = new ArrayList<>();
    try (DeletionVectorStoreUtils.Writer writer =
        store.createWriter(store.generateFileNameInTable(folder, id, ""))) {
      for (AddFile file : files) {
        RoaringBitmapArray rows = gone.get(file.path());
        if (rows != null) {
          if (file.deletionVector() != null) {
            rows.or(StoredBitmap.create(file.deletionVector(), log.dataPath()).load(store));
          }
          rows.runOptimize();
          var range = writer.write(rows.serializeAsByteArray(RoaringBitmapArrayFormat.Portable()));
          var vector =
              DeletionVectorDescriptor$.MODULE$.onDiskWithRelativePath(
                  id,
                  "",
                  range.length(),
                  rows.cardinality(),
                  Option.apply(range.offset()),
                  Option.empty());
          actions.addAll(replaced(file, rows, vector));
        }
      }
    }
    return actions;
  }

  private static void mark(Map<String, RoaringBitmapArray> gone, StoredRow row) {
    gone.computeIfAbsent(row.file(), file -> new RoaringBitmapArray()).add(row.position());
  }

  /** The file without its deleted rows, or nothing in its place when no row is left. */
  private static List<Action> replaced(
      AddFile file,
      RoaringBitmapArray rows,
      org.apache.spark.sql.delta.actions.DeletionVectorDescriptor vector) {
    boolean isAllGone =
        file.numPhysicalRecords().exists(all -> ((Long) all).longValue() == rows.cardinality());
    if (isAllGone) {
      return List.of(file.remove());
    }
    var pair = file.removeRows(vector, true, true);
    return List.of(pair._1(), pair._2());
  }
}
