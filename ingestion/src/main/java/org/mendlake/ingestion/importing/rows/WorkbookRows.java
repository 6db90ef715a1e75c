package org.mendlake.ingestion.importing.rows;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.mendlake.ingestion.importing.mapping.InputFormat;
import org.mendlake.ingestion.importing.mapping.NumberStyle;

/**
 * Rows of a sheet of an Excel workbook. A number becomes plain digits with the decimal mark of the
 * mapping, a date cell an ISO date or date-time, whatever the sheet shows.
 */
final class WorkbookRows implements FileRows {
  /** Excel computes in binary and shows 15 digits: 0.1 + 0.2 is 0.3 there. */
  private static final MathContext SHOWN = new MathContext(15);

  /** A time of day is a binary fraction there, a little below or above the second. */
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private final NumberStyle numbers;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> header;

  WorkbookRows(Path file, InputFormat format) throws IOException {
    this.numbers = format.numbers();
    try {
      this.workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
    } catch (IOException | ExcelReaderException e) {
      throw new IOException("Cannot read " + file + " as a workbook (.xlsx): " + e.getMessage(), e);
    }
    this.stream = sheet(file, format).openStream();
    this.rows = stream.iterator();
    this.header = readHeader(file, format);
  }

  private Sheet sheet(Path file, InputFormat format) throws IOException {
    Optional<String> name =
        format.layout() instanceof InputFormat.Layout.Workbook named
            ? named.sheet()
            : Optional.empty();
    if (name.isEmpty()) {
      return workbook.getFirstSheet();
    }
    Optional<Sheet> found = workbook.findSheet(name.get());
    if (found.isEmpty()) {
      String sheets = workbook.getSheets().map(Sheet::getName).collect(Collectors.joining(", "));
      workbook.close();
      throw new IOException(
          "Cannot find sheet '" + name.get() + "' in " + file + ": it has " + sheets);
    }
    return found.get();
  }

  private List<String> readHeader(Path file, InputFormat format) throws IOException {
    if (format.headerRow() == 0) {
      return format.columns();
    }
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.getRowNum() == format.headerRow()) {
        List<String> names = new ArrayList<>(cells(row).stream().map(String::strip).toList());
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
          names.remove(names.size() - 1);
        }
        return names;
      }
    }
    close();
    throw new IOException(
        "Cannot find the header of " + file + ": the sheet ends before row " + format.headerRow());
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<FileRow> next() throws IOException {
    try {
      return nextFilled();
    } catch (ExcelReaderException e) {
      throw new IOException("Cannot read the sheet any further: " + e.getMessage(), e);
    }
  }

  private Optional<FileRow> nextFilled() {
    while (rows.hasNext()) {
      Row row = rows.next();
      List<String> cells = cells(row);
      if (!cells.stream().allMatch(String::isEmpty)) {
        String raw = String.join("\t", cells).stripTrailing();
        while (cells.size() < header.size()) {
          cells.add(""); // A sheet stores no cells behind the last one that was filled.
        }
        return Optional.of(new FileRow(row.getRowNum(), cells, raw));
      }
    }
    return Optional.empty();
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(this::text).orElse(""));
    }
    return cells;
  }

  private String text(Cell cell) {
    if (!(cell.getValue() instanceof BigDecimal number)) {
      return cell.getText();
    }
    if (isDate(cell)) {
      LocalDateTime moment = cell.asDate().plus(HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS);
      return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? moment.toLocalDate().toString()
          : moment.toString();
    }
    return numbers.styled(number.round(SHOWN).stripTrailingZeros().toPlainString());
  }

  /** Excel marks a date by the pattern of its number format alone. */
  private static boolean isDate(Cell cell) {
    String pattern = cell.getDataFormatString();
    if (pattern == null) {
      return false;
    }
    String plain = pattern.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "");
    return plain.contains("y") || plain.contains("d") || plain.contains("h:");
  }

  @Override
  public OptionalDouble progress() {
    return OptionalDouble.empty(); // A zipped sheet does not tell its length beforehand.
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
