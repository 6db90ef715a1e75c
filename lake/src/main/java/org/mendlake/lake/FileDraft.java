package org.mendlake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.types.StructType;

/** A file of a table while a task writes it. */
public final class FileDraft {
  private final String name;
  private final Path path;
  private final OutputWriter writer;
  private final StructType shape;
  private final int[] required;
  private final FileStatistics statistics;
  private final Configuration configuration;
  private long rows;

  FileDraft(
      String name,
      Path path,
      OutputWriter writer,
      StructType shape,
      int[] required,
      FileStatistics statistics,
      Configuration configuration) {
    this.name = name;
    this.path = path;
    this.writer = writer;
    this.shape = shape;
    this.required = required;
    this.statistics = statistics;
    this.configuration = configuration;
  }

  /**
   * Adds a row in Spark's internal form.
   *
   * @throws IllegalArgumentException if a column that may not be NULL is
   */
  public void write(InternalRow row) {
    for (int column : required) {
      if (row.isNullAt(column)) {
        throw new IllegalArgumentException(
            "Cannot write a row to " + path + ": column " + shape.names()[column] + " is NULL");
      }
    }
    writer.write(row);
    statistics.add(row);
    rows++;
  }

  /** Ends the file. */
  public WrittenFile close() {
    writer.close();
    try {
      FileStatus file = files().getFileStatus(path);
      return new WrittenFile(
          name, file.getLen(), file.getModificationTime(), rows, statistics.json(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + path, e);
    }
  }

  /** Gives the file up after a failure, which a second one shall not hide. */
  public void abandon(Throwable failure) {
    try {
      writer.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    try {
      files().delete(path, false);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private FileSystem files() throws IOException {
    return path.getFileSystem(configuration);
  }
}
