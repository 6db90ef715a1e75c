package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;

/** One object of a mapping file, read strictly: what is wrong is noted with file and path. */
record Section(String file, String path, JsonNode node, Problems problems) {

  /** The object under a key; an empty one when it is absent. */
  Section section(String key) {
    JsonNode inner = node.path(key);
    if (!inner.isMissingNode() && !inner.isObject()) {
      at(key).problem("Cannot read it: expected keys with values");
      return new Section(file, inside(key), MissingNode.getInstance(), problems);
    }
    return at(key);
  }

  /** The value under a key, whatever it is. */
  Section at(String key) {
    return new Section(file, inside(key), node.path(key), problems);
  }

  /** The elements of a list; a problem when it is something else. */
  List<Section> elements() {
    List<Section> elements = new ArrayList<>();
    if (!node.isMissingNode() && !node.isArray()) {
      problem("Cannot read it: expected a list");
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      elements.add(new Section(file, path + "[" + (i + 1) + "]", node.get(i), problems));
    }
    return elements;
  }

  /** A text under a key; absent when there is none. */
  Optional<String> text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      at(key).problem("Cannot read it: expected a text");
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }

  /** A text under a key that must be there; an empty one when it is not. */
  String requiredText(String key, String meaning) {
    if (node.path(key).isMissingNode()) {
      problem("Cannot do without '" + key + "': " + meaning);
    }
    return text(key).orElse("");
  }

  /** One of a few words under a key. */
  String word(String key, String fallback, Collection<String> words) {
    String word = text(key).orElse(fallback);
    if (!words.contains(word)) {
      at(key)
          .problem(
              "Cannot use '"
                  + word
                  + "': expected one of "
                  + String.join(", ", words)
                  + Names.suggestion(word, words));
      return fallback;
    }
    return word;
  }

  /** One text, or a list of them. */
  List<String> texts(String key) {
    JsonNode value = node.path(key);
    if (!value.isArray()) {
      return text(key).map(List::of).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Section element : at(key).elements()) {
      if (element.node().isValueNode() && !element.node().isNull()) {
        texts.add(element.node().asText());
      } else {
        element.problem("Cannot read it: expected a text");
      }
    }
    return texts;
  }

  /** Texts by text under a key, in order; an empty target is a null of the file. */
  Map<String, Optional<String>> pairs(String key) {
    Map<String, Optional<String>> pairs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : section(key).node().properties()) {
      if (entry.getValue().isValueNode()) {
        pairs.put(
            entry.getKey(),
            entry.getValue().isNull() ? Optional.empty() : Optional.of(entry.getValue().asText()));
      } else {
        section(key).at(entry.getKey()).problem("Cannot read it: expected a text");
      }
    }
    return pairs;
  }

  /** Notes every key that is not one of the known. */
  void refuseUnknownKeys(Collection<String> known) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        problem(
            "Cannot use key '" + entry.getKey() + "'" + Names.suggestion(entry.getKey(), known));
      }
    }
  }

  void problem(String message) {
    problems.add(file, path.isEmpty() ? message : path + ": " + message);
  }

  private String inside(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
