package org.mendlake.ingestion.importing.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mendlake.ingestion.importing.mapping.InputFormat;

/** Rows of a delimited text file. */
final class CsvRows implements FileRows {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private final CountedStream bytes;
  private final long size;
  private final SourceText text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private CSVRecord ahead;
  private long aheadLine;

  CsvRows(Path file, InputFormat format, InputFormat.Layout.Csv csv) throws IOException {
    this.size = Math.max(1, Files.size(file));
    this.bytes = new CountedStream(Files.newInputStream(file));
    this.text = new SourceText(withoutMark(bytes, csv));
    CSVFormat.Builder layout =
        CSVFormat.Builder.create()
            .setDelimiter(csv.delimiter())
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .setQuote(csv.quote().orElse(null));
    this.parser = CSVParser.parse(text, layout.get());
    this.records = parser.iterator();
    advance();
    this.header = readHeader(file, format);
  }

  private static Reader withoutMark(InputStream bytes, InputFormat.Layout.Csv csv)
      throws IOException {
    var decoder =
        csv.encoding()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    Reader reader = new BufferedReader(new InputStreamReader(bytes, decoder), 1 << 16);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private List<String> readHeader(Path file, InputFormat format) throws IOException {
    if (format.headerRow() == 0) {
      return format.columns();
    }
    while (ahead != null && aheadLine < format.headerRow()) {
      advance();
    }
    if (ahead == null) {
      throw new IOException(
          "Cannot find the header of " + file + ": it ends before line " + format.headerRow());
    }
    List<String> names = Arrays.stream(ahead.values()).map(String::strip).toList();
    advance();
    return names;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<FileRow> next() throws IOException {
    CSVRecord record = ahead;
    if (record == null) {
      return Optional.empty();
    }
    long line = aheadLine;
    advance();
    long end = ahead == null ? text.end() : ahead.getCharacterPosition();
    String raw = withoutBreaks(text.between(record.getCharacterPosition(), end));
    text.forget(end);
    return Optional.of(new FileRow(line, Arrays.asList(record.values()), raw));
  }

  /** Blank lines before the row and the break behind it belong to the file, not to the row. */
  private static String withoutBreaks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "\r\n".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\r\n".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private void advance() throws IOException {
    try {
      ahead = records.hasNext() ? records.next() : null;
      aheadLine = parser.getCurrentLineNumber() - (ahead == null ? 0 : lineBreaks(ahead));
    } catch (UncheckedIOException e) {
      throw new IOException(
          "Cannot read the row after line " + aheadLine + ": " + e.getCause().getMessage(), e);
    }
  }

  private static long lineBreaks(CSVRecord record) {
    long breaks = 0;
    for (String cell : record.values()) {
      for (int i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) {
        breaks++;
      }
    }
    return breaks;
  }

  @Override
  public OptionalDouble progress() {
    return OptionalDouble.of(Math.min(1.0, (double) bytes.count() / size));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
