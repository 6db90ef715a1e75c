package org.mendlake.analysis.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Comma-separated values in UTF-8 with a header line, read once from start to end; no row is kept
 * here.
 *
 * @param file the file; {@code -} is standard input
 * @param separator between values
 * @param names column names by role name, where they differ from the role's
 * @param group name of the column whose values split the rows, if any
 */
public record CsvInput(
    Path file, char separator, Map<String, String> names, Optional<String> group) {
  /** The group of all rows where nothing splits them. */
  public static final String ALL = "";

  /** What {@code file} is for standard input. */
  private static final Path STANDARD_INPUT = Path.of("-");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public CsvInput {
    names = Map.copyOf(names);
  }

  /**
   * Reads all rows.
   *
   * @param empty makes what takes the rows of one group
   * @return by group, in the order in which they appear
   * @throws InputException with every problem, if there is any
   */
  public <R extends Rows> Map<String, R> read(Columns columns, Supplier<R> empty) {
    refuseUnknownRoles(columns);
    Optional<Role> groupRole =
        group.map(name -> Role.required(name, Content.TEXT, "what the rows are split by"));
    Columns all = groupRole.map(role -> columns.and(role)).orElse(columns);
    try (Reader text = open();
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
      return read(reader.iterator(), all, groupRole, empty);
    } catch (NoSuchFileException missing) {
      throw new InputException("Cannot find %s.".formatted(source()));
    } catch (CsvParseException malformed) {
      if (malformed.getCause() instanceof IOException refused) {
        throw unreadable(refused);
      }
      String why = Optional.ofNullable(malformed.getCause()).orElse(malformed).getMessage();
      throw new InputException("Cannot read %s: %s.".formatted(source(), why));
    } catch (IOException | UncheckedIOException refused) {
      throw unreadable(refused);
    }
  }

  private InputException unreadable(Exception refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return new InputException(
            "Cannot read %s: it is not in UTF-8; save it as \"CSV UTF-8\"".formatted(source())
                + " where it comes from, or convert it with iconv.");
      }
    }
    return new InputException("Cannot read %s: %s.".formatted(source(), refused.getMessage()));
  }

  /** How messages and reports call the input. */
  public String source() {
    return file.equals(STANDARD_INPUT) ? "standard input" : file.toString();
  }

  /** The text without the byte order mark that spreadsheets put before it. */
  private Reader open() throws IOException {
    InputStream bytes = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file);
    // A decoder that refuses: one that puts a sign for what it cannot read makes two names one.
    Reader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private void refuseUnknownRoles(Columns columns) {
    List<String> known = columns.all().stream().map(Role::name).toList();
    Problems problems = new Problems();
    names.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(
            name ->
                problems.add(
                    "%s is no role; expected one of %s."
                        .formatted(name, String.join(", ", known))));
    problems.stopIfAny("Cannot use --column:");
  }

  private <R extends Rows> Map<String, R> read(
      Iterator<CsvRecord> records, Columns columns, Optional<Role> groupRole, Supplier<R> empty) {
    if (!records.hasNext()) {
      throw new InputException(
          "Cannot read %s: it is empty; expected a header line and rows.".formatted(source()));
    }
    List<String> header = records.next().getFields().stream().map(String::strip).toList();
    Problems problems = new Problems();
    Row row = new Row(Binding.of(source(), header, columns, names), problems);
    Map<String, R> groups = new LinkedHashMap<>();
    while (records.hasNext()) {
      CsvRecord next = records.next();
      row.moveTo(next.getStartingLineNumber(), next.getFields());
      if (row.isSound()) {
        String name = groupRole.map(row::text).orElse(ALL);
        groups.computeIfAbsent(name, key -> empty.get()).add(row);
      }
    }
    groups.values().forEach(rows -> rows.problems().forEach(problems::add));
    problems.stopIfAny(
        "Cannot analyze %s: %d %s."
            .formatted(source(), problems.count(), problems.count() == 1 ? "problem" : "problems"));
    if (groups.isEmpty()) {
      throw new InputException(
          "Cannot analyze %s: it has a header line and no rows.".formatted(source()));
    }
    return groups;
  }
}
