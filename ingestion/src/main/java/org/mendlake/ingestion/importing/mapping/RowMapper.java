package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;

/** A mapping bound to the columns of one file: turns its rows into payloads. Not thread-safe. */
public final class RowMapper {
  private static final JsonFactory JSON = new JsonFactory();
  private final Mapping mapping;
  private final int fileColumns;
  private final Set<String> missing;
  private final List<BoundExpression> definitions;
  private final BoundExpression occurred;
  private final BoundExpression zone;
  private final Optional<BoundExpression> told;
  private final Optional<BoundExpression> subject;
  private final BoundFields payload;
  private final int[] identity;
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);

  private RowMapper(Mapping mapping, List<String> header, Map<String, Integer> positions) {
    this.mapping = mapping;
    this.fileColumns = header.size();
    this.missing = mapping.input().missing();
    this.definitions =
        mapping.definitions().values().stream()
            .map(definition -> new BoundExpression(definition, positions))
            .toList();
    this.occurred = new BoundExpression(mapping.moments().occurred(), positions);
    this.zone = new BoundExpression(mapping.moments().zone(), positions);
    this.told =
        mapping.moments().known() instanceof Known.Told known
            ? Optional.of(new BoundExpression(known.expression(), positions))
            : Optional.empty();
    this.subject = mapping.subject().map(s -> new BoundExpression(s, positions));
    this.payload = new BoundFields(mapping.payload().fields(), positions);
    List<String> columns = mapping.identity().columns();
    this.identity =
        (columns.isEmpty() ? header : columns).stream().mapToInt(positions::get).toArray();
    if (columns.isEmpty()) {
      Arrays.setAll(identity, i -> i);
    }
  }

  /**
   * Binds a mapping to the columns of a file.
   *
   * @throws org.mendlake.schema.DeclarationException when the file lacks columns that the mapping
   *     reads, with every one of them
   */
  public static RowMapper of(Mapping mapping, List<String> header) {
    Problems problems = new Problems();
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (positions.putIfAbsent(header.get(i), i) != null
          && mapping.columns().contains(header.get(i))) {
        problems.add(
            mapping.name(), "Cannot read column '" + header.get(i) + "': the file has it twice");
      }
    }
    for (Map.Entry<String, Expression> definition : mapping.definitions().entrySet()) {
      refuseUnknown(
          mapping,
          "define." + definition.getKey(),
          definition.getValue().columns(),
          positions,
          problems);
      if (positions.putIfAbsent(definition.getKey(), positions(header, positions)) != null) {
        problems.add(
            mapping.name(),
            "define." + definition.getKey() + ": Cannot define it: a column has that name");
      }
    }
    refuseUnknown(mapping, "the mapping", mapping.columns(), positions, problems);
    problems.throwIfAny("the mapping for this file");
    return new RowMapper(mapping, header, positions);
  }

  /** The position of the next definition, behind the columns of the file. */
  private static int positions(List<String> header, Map<String, Integer> positions) {
    return (int) positions.values().stream().filter(p -> p >= header.size()).count()
        + header.size();
  }

  private static void refuseUnknown(
      Mapping mapping,
      String place,
      Set<String> columns,
      Map<String, Integer> positions,
      Problems problems) {
    for (String column : columns) {
      if (!positions.containsKey(column)) {
        problems.add(
            mapping.name(),
            place
                + ": Cannot find column '"
                + column
                + "' in the file"
                + Names.suggestion(column, positions.keySet()));
        positions.put(column, 0); // Told once; the problem stops the binding.
      }
    }
  }

  /**
   * The values that expressions read: the cells, missing ones as null, and the definitions.
   *
   * @throws RowRefusal when the row has not the columns of the header or a definition fails
   */
  public String[] values(List<String> cells) throws RowRefusal {
    if (cells.size() != fileColumns && !isPaddedWithEmptyCells(cells)) {
      throw new RowRefusal(
          "(row)",
          String.valueOf(cells.size()),
          "Cannot read the row: it has "
              + cells.size()
              + " cells, the header names "
              + fileColumns
              + " columns");
    }
    String[] values = new String[fileColumns + definitions.size()];
    for (int i = 0; i < fileColumns; i++) {
      String cell = cells.get(i).strip();
      if (cell.indexOf('\uFFFD') >= 0) {
        throw new RowRefusal(
            "(row)", cell, "Cannot read the row: it has bytes that the file's encoding does not");
      }
      values[i] = cell.isEmpty() || missing.contains(cell) ? null : cell;
    }
    for (int i = 0; i < definitions.size(); i++) {
      values[fileColumns + i] = definitions.get(i).text(values);
    }
    return values;
  }

  private boolean isPaddedWithEmptyCells(List<String> cells) {
    return cells.size() > fileColumns
        && cells.subList(fileColumns, cells.size()).stream().allMatch(String::isEmpty);
  }

  /** The values that make the row the same row in a later import; missing ones are null. */
  public List<String> identity(String[] values) throws RowRefusal {
    String[] parts = new String[identity.length];
    for (int i = 0; i < identity.length; i++) {
      parts[i] = values[identity[i]];
      if (parts[i] == null && mapping.identity() instanceof RowIdentity.Key key) {
        String column = key.columns().get(i);
        throw new RowRefusal(
            column, "", "Cannot tell which record it is: key column " + column + " is empty");
      }
    }
    return Arrays.asList(parts);
  }

  /**
   * Maps a row.
   *
   * @param values what {@link #values} made of it
   * @param copyNumber number of the row among identical ones, from 1
   * @throws RowRefusal when a value does not fit the contract
   */
  public MappedRow map(String[] values, int copyNumber) throws RowRefusal {
    ZoneId place = zone(values);
    Instant happened = moment(occurred, "occurred_at", values, place);
    Optional<Instant> known =
        mapping.moments().known() instanceof Known.Occurred
            ? Optional.of(happened)
            : Optional.empty();
    if (told.isPresent()) {
      known = Optional.of(moment(told.get(), "known", values, place));
    }
    Optional<String> key = Optional.empty();
    if (subject.isPresent()) {
      key = Optional.of(required(subject.get(), "subject", values));
    }
    return new MappedRow(key, happened, place.getId(), known, data(values, place, copyNumber));
  }

  private byte[] data(String[] values, ZoneId place, int copyNumber) throws RowRefusal {
    buffer.reset();
    try (JsonGenerator json = JSON.createGenerator(buffer, JsonEncoding.UTF8)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      payload.write(values, place, copyNumber, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.toByteArray();
  }

  private ZoneId zone(String[] values) throws RowRefusal {
    String text = required(zone, "zone", values);
    ZoneId found = zones.get(text);
    if (found == null) {
      try {
        found = ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new RowRefusal(
            zone.name(),
            text,
            "Cannot use the zone '" + RowRefusal.shown(text) + "': no IANA name");
      }
      zones.put(text, found);
    }
    return found;
  }

  private Instant moment(BoundExpression expression, String role, String[] values, ZoneId place)
      throws RowRefusal {
    String text = required(expression, role, values);
    TimeStyle style = mapping.moments().style();
    return style
        .moment(text, place)
        .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS))
        .orElseThrow(
            () ->
                new RowRefusal(
                    expression.name(),
                    text,
                    "Cannot read column "
                        + expression.name()
                        + ": '"
                        + RowRefusal.shown(text)
                        + "' is not a date like "
                        + style.inWords()));
  }

  private static String required(BoundExpression expression, String role, String[] values)
      throws RowRefusal {
    String text = expression.text(values);
    if (text == null) {
      throw BoundFields.missing(expression.name(), role);
    }
    return text;
  }
}
