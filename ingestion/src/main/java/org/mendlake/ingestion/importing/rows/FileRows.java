package org.mendlake.ingestion.importing.rows;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.ingestion.importing.mapping.InputFormat;

/** Rows of one file, read once and one at a time: memory does not grow with the file. */
public interface FileRows extends Closeable {

  /** Names of the columns. */
  List<String> header();

  /** The next row; nothing at the end of the file. */
  Optional<FileRow> next() throws IOException;

  /** Share of the file that has been read, 0 to 1; empty when its length is not known. */
  OptionalDouble progress();

  /**
   * Opens a file as its format says and reads the header.
   *
   * @throws IOException when the file cannot be read, or has no header where the format puts it
   */
  static FileRows open(Path file, InputFormat format) throws IOException {
    return format.layout() instanceof InputFormat.Layout.Csv csv
        ? new CsvRows(file, format, csv)
        : new WorkbookRows(file, format);
  }
}
