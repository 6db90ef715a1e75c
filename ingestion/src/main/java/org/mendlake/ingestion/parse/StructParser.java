package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mendlake.lake.Canonical;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;

/** Closed object of named fields, in any order. */
final class StructParser implements ValueParser {
  private static final long serialVersionUID = 1L;
  static final int UNKNOWN = -1;

  private final String[] names;
  private final byte[][] nameBytes;
  private final ValueParser[] fields;
  private final boolean[] required;

  /** Positions in the order of the names: adding a field later moves no other one. */
  private final int[] byName;

  private final HashMap<String, Integer> positions = new HashMap<>();

  StructParser(FieldType.Struct type) {
    List<Field> declared = type.fields();
    this.names = declared.stream().map(Field::name).toArray(String[]::new);
    this.nameBytes = Arrays.stream(names).map(n -> n.getBytes(UTF_8)).toArray(byte[][]::new);
    this.fields = declared.stream().map(f -> ValueParser.of(f.type())).toArray(ValueParser[]::new);
    this.required = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      required[i] = declared.get(i).required();
      positions.put(names[i], i);
    }
    this.byName =
        IntStream.range(0, names.length)
            .boxed()
            .sorted(Comparator.comparing(i -> names[i]))
            .mapToInt(i -> i)
            .toArray();
  }

  int size() {
    return names.length;
  }

  String name(int position) {
    return names[position];
  }

  /** Position of a field; {@code guess} is where it would stand in the declared order. */
  int position(String name, int guess) {
    if (guess < names.length && names[guess].equals(name)) {
      return guess;
    }
    Integer found = positions.get(name);
    return found == null ? UNKNOWN : found;
  }

  Object parseField(int position, JsonParser json) throws IOException, Refusal {
    return fields[position].parse(json);
  }

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw Refusal.wrongType(json, "an object");
    }
    Object[] values = new Object[names.length];
    int guess = 0;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      int position = position(name, guess);
      try {
        if (position == UNKNOWN) {
          throw new Refusal(
              Rule.UNKNOWN_FIELD,
              "is not declared" + Names.suggestion(Refusal.cut(name), positions.keySet()));
        }
        if (values[position] != null) {
          throw Refusal.duplicateKey();
        }
        json.nextToken();
        values[position] = fields[position].parse(json);
      } catch (Refusal refusal) {
        throw refusal.under(Refusal.cut(name));
      }
      guess = position + 1;
    }
    requireAll(values);
    return values;
  }

  /** Refuses the values when a required one is absent. */
  void requireAll(Object[] values) throws Refusal {
    for (int i = 0; i < names.length; i++) {
      if (required[i] && values[i] == null) {
        throw new Refusal(Rule.MISSING_FIELD, "is missing").under(names[i]);
      }
    }
  }

  @Override
  public void render(Object value, Canonical canonical) {
    renderFields((Object[]) value, byName, canonical);
  }

  /** Renders name and value of those of the given fields that are there. */
  void renderFields(Object[] values, int[] chosen, Canonical canonical) {
    int present = 0;
    for (int position : chosen) {
      present += values[position] == null ? 0 : 1;
    }
    canonical.open(present);
    for (int position : chosen) {
      if (values[position] != null) {
        canonical.text(nameBytes[position]);
        fields[position].render(values[position], canonical);
      }
    }
  }

  /** Positions of the named fields, in the order of their names. */
  int[] positions(List<String> wanted) {
    return IntStream.of(byName).filter(i -> wanted.contains(names[i])).toArray();
  }

  Map<String, Integer> positions() {
    return positions;
  }
}
