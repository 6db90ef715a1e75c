package org.mendlake.ingestion.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.mendlake.ingestion.parse.SilverRows;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;

/**
 * What a job keeps between small batches.
 *
 * @param stored fingerprints of silver
 * @param files how files of each table are written, by its name
 * @param most records of a batch that is looked at in this process
 */
record SmallBatches(StoredFingerprints stored, Map<String, TableFiles> files, int most) {
  static final int USUAL = 20_000;

  /** Bronze packs an event into some hundred bytes: batches of larger files are not even tried. */
  private static final long BYTES_OF_A_RECORD = 400;

  /**
   * None yet.
   *
   * @param most records of a batch that is looked at in this process; Spark looks at more, and
   *     whatever it is, the batch does the same
   */
  static SmallBatches of(Lake lake, int most) {
    return new SmallBatches(
        new StoredFingerprints(new TableStore(lake), StoredFingerprints.USUAL),
        new ConcurrentHashMap<>(),
        most);
  }

  TableFiles files(Lake lake, Table table) {
    return files.computeIfAbsent(table.name(), name -> TableFiles.of(lake, table));
  }

  /**
   * The records of a batch, brought here.
   *
   * @return nothing when they are many
   */
  Optional<List<InternalRow>> few(Dataset<Row> records) {
    Dataset<Row> chosen =
        records.select(SilverRows.RECORD.stream().map(functions::col).toArray(Column[]::new));
    return InternalPartitions.bytes(chosen) > BYTES_OF_A_RECORD * most
        ? Optional.empty()
        : InternalPartitions.few(chosen, most);
  }
}
