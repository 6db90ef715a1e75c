package org.mendlake.lake;

import java.io.Serializable;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * A Parquet file in the folder of a table that no commit names yet.
 *
 * @param name file name, relative to the table's folder
 * @param bytes length
 * @param modifiedAt milliseconds since 1970
 * @param rows number of rows
 * @param statistics Delta's statistics as JSON
 */
public record WrittenFile(String name, long bytes, long modifiedAt, long rows, String statistics)
    implements Serializable {

  /** What a commit says to add it. */
  AddFile added() {
    return added(true);
  }

  /** What a commit says that puts it in the place of others with the same rows. */
  AddFile rewritten() {
    return added(false);
  }

  private AddFile added(boolean isChange) {
    return new AddFile(
        name,
        Map$.MODULE$.empty(),
        bytes,
        modifiedAt,
        isChange,
        statistics,
        null,
        null,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }
}
