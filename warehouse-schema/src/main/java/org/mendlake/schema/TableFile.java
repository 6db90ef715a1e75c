package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads values out of one table declaration; what is wrong with them becomes a problem. */
final class TableFile {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final String file;
  private final Problems problems;

  TableFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  void problem(String path, String message) {
    problems.add(file, path.isEmpty() ? message : path + ": " + message);
  }

  /** The entries of a map of things by name; each must be a map itself and bear a usable name. */
  Map<String, JsonNode> named(String path, JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      problem(path, "Cannot read it: expected names with values");
    }
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!NAME.matcher(entry.getKey()).matches()) {
        problem(path, "Cannot use the name '" + entry.getKey() + "': expected lower_snake_case");
      }
      entries.put(entry.getKey(), entry.getValue());
    }
    return entries;
  }

  Text description(String path, JsonNode node) {
    Text text = new Text(node.path("en").asText(""), node.path("zh").asText(""));
    DescriptionCheck.problem(text, "en", "zh").ifPresent(reason -> problem(path, reason));
    return text;
  }

  String text(String path, JsonNode node) {
    if (node.asText("").isBlank()) {
      problem(path, "Cannot do without it: a value is missing");
    }
    return node.asText("");
  }

  boolean flag(String path, JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      problem(path, "Cannot use '" + node.asText() + "': expected true or false");
    }
    return node.asBoolean(false);
  }

  Optional<String> optional(JsonNode node, String key) {
    return node.has(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  List<String> strings(JsonNode node, String key) {
    List<String> values = new ArrayList<>();
    node.path(key).forEach(value -> values.add(value.asText()));
    if (values.isEmpty()) {
      problem(key, "Cannot do without it: a list of columns is missing");
    }
    return values;
  }

  <E extends Enum<E>> E choice(String path, String word, E[] values, E otherwise) {
    List<String> words = Arrays.stream(values).map(TableFile::word).toList();
    int index = words.indexOf(word);
    if (index >= 0) {
      return values[index];
    }
    problem(path, "Cannot use '" + word + "': expected one of " + String.join(", ", words));
    return otherwise;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void refuseUnknown(String path, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(path, "Cannot use key '" + key + "'" + Names.suggestion(key, known));
              }
            });
  }
}
