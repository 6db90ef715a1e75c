package org.mendlake.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddCDCFile;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor$;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.sql.delta.deletionvectors.StoredBitmap;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStoreUtils;
import org.apache.spark.sql.delta.util.PathWithFileSystem;
import org.mendlake.schema.Table;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Changes rows of a table in one commit, without a MERGE: new files, deletion vectors for the rows
 * that are replaced or go away, and files of the change feed. Whoever commits has held the rows
 * against the table's constraints.
 */
final class ChangeCommit {
  private final Lake lake;
  private final Table table;
  private final DeltaLog log;
  private final Snapshot snapshot;

  /**
   * Changes of a table.
   *
   * @param snapshot the version that the changed rows were read from
   */
  ChangeCommit(Lake lake, Table table, Snapshot snapshot) {
    this.lake = lake;
    this.table = table;
    this.log = snapshot.deltaLog();
    this.snapshot = snapshot;
  }

  /**
   * Commits.
   *
   * @throws IllegalStateException if the table has a later version than the rows were read from
   */
  void commit(FileChanges changes) {
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
    changes.rows().forEach(file -> actions.add(file.added()));
    actions.addAll(deletions(changes.gone()));
    changes.feed().forEach(file -> actions.add(fed(file)));
    transaction.commit(CollectionConverters.asScala(actions).toSeq(), AppendOnce.operation());
  }

  private static AddCDCFile fed(WrittenFile file) {
    return new AddCDCFile(
        file.name(), Map$.MODULE$.empty(), file.bytes(), Map$.MODULE$.empty(), null);
  }

  private List<Action> deletions(RowMarks gone) {
    if (gone.files().isEmpty()) {
      return List.of();
    }
    Map<Long, AddFile> files = FileListing.named(log, snapshot, gone.files());
    Configuration configuration = lake.hadoop().value();
    DeletionVectorStore store = DeletionVectorStore$.MODULE$.createInstance(configuration);
    UUID id = UUID.randomUUID();
    PathWithFileSystem folder = PathWithFileSystem.withConf(log.dataPath(), configuration);
    List<Action> actions = new ArrayList<>();
    try (DeletionVectorStoreUtils.Writer writer =
        store.createWriter(store.generateFileNameInTable(folder, id, ""))) {
      for (Long hash : gone.files()) {
        AddFile file = files.get(hash);
        if (file == null) {
          throw new IllegalStateException(
              "Cannot write to "
                  + table.qualifiedName()
                  + ": a file whose rows were to be changed is not part of version "
                  + snapshot.version()
                  + "; run the command again");
        }
        RoaringBitmapArray rows = gone.rows(hash);
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
    return actions;
  }

  /** The file without its deleted rows, or nothing in its place when no row is left. */
  private static List<Action> replaced(
      AddFile file, RoaringBitmapArray rows, DeletionVectorDescriptor vector) {
    boolean isAllGone =
        file.numPhysicalRecords().exists(all -> ((Long) all).longValue() == rows.cardinality());
    if (isAllGone) {
      return List.of(file.remove());
    }
    var pair = file.removeRows(vector, true, true);
    return List.of(pair._1(), pair._2());
  }
}
