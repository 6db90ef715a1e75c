package org.mendlake.lake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of a table's files that are replaced or go away, as tasks find them. A file goes by the hash
 * of its name, which a row carries in eight bytes ({@link TableStore#placed}).
 */
public final class RowMarks implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long SEED = 42;

  private final transient Map<Long, RoaringBitmapArray> files;

  /** No rows yet. */
  public RowMarks() {
    this(new TreeMap<>());
  }

  private RowMarks(Map<Long, RoaringBitmapArray> files) {
    this.files = files;
  }

  /**
   * Marks a row.
   *
   * @param file hash of the file's name
   * @param position place in the file, from 0
   */
  public void add(long file, long position) {
    files.computeIfAbsent(file, each -> new RoaringBitmapArray()).add(position);
  }

  /** Marks what others have marked. */
  public void add(RowMarks others) {
    others.files.forEach(
        (file, rows) ->
            files.merge(
                file,
                rows,
                (mine, theirs) -> {
                  mine.or(theirs);
                  return mine;
                }));
  }

  /** Whether a row is marked. */
  public boolean contains(long file, long position) {
    RoaringBitmapArray rows = files.get(file);
    return rows != null && rows.contains(position);
  }

  /** The files with marked rows. */
  Set<Long> files() {
    return files.keySet();
  }

  /** The marked rows of a file; null if there are none. */
  RoaringBitmapArray rows(long file) {
    return files.get(file);
  }

  /** The hash by which a file goes, as Spark computes it. */
  static long hash(String path) {
    UTF8String name = UTF8String.fromString(path.substring(path.lastIndexOf('/') + 1));
    return XXH64.hashUTF8String(name, SEED);
  }

  /** The same in SQL, over the file that a row comes from. */
  static String hashInSql() {
    return "xxhash64(substring_index(_metadata.file_path, '/', -1))";
  }

  private Object writeReplace() {
    HashMap<Long, byte[]> written = new HashMap<>();
    files.forEach(
        (file, rows) -> {
          rows.runOptimize();
          written.put(file, rows.serializeAsByteArray(RoaringBitmapArrayFormat.Portable()));
        });
    return new Written(written);
  }

  /** The bitmaps of Delta are not serializable, their bytes are. */
  private record Written(HashMap<Long, byte[]> files) implements Serializable {
    private Object readResolve() {
      Map<Long, RoaringBitmapArray> read = new TreeMap<>();
      files.forEach((file, bytes) -> read.put(file, RoaringBitmapArray.readFrom(bytes)));
      return new RowMarks(read);
    }
  }
}
