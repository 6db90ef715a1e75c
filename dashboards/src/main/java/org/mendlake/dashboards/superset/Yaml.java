package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

/** Writes assets the way Superset reads them. */
final class Yaml {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private Yaml() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Adds the version of Superset's export format. */
  static ObjectNode versioned(ObjectNode asset) {
    return asset.put("version", "1.0.0");
  }

  static String yaml(JsonNode node) {
    return write(YAML, node);
  }

  static String json(JsonNode node) {
    return write(JSON, node);
  }

  private static String write(ObjectMapper mapper, JsonNode node) {
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write an asset: " + node, e);
    }
  }
}
