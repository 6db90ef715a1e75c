package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Loads contracts strictly: every problem of every file is reported at once. */
final class ContractLoader {
  private static final Pattern FILE =
      Pattern.compile("([a-z][a-z-]*)/(([a-z][a-z-]*)\\.[a-z][a-z-]*\\.v[1-9][0-9]*)\\.yaml");
  private static final Set<String> TOP_KEYS =
      Set.of(
          "description",
          "x-description-zh",
          "x-lateness",
          "type",
          "additionalProperties",
          "required",
          "properties");

  private final Problems problems = new Problems();

  Contracts load(Map<String, String> files) {
    FieldType.Struct envelope = new FieldType.Struct(List.of());
    List<Contract> contracts = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      JsonNode node = Declarations.parse(file.getKey(), file.getValue(), problems);
      if (node.isMissingNode()) {
        continue;
      }
      var reader = new ContractReader(file.getKey(), problems);
      if (file.getKey().equals("envelope.yaml")) {
        envelope = reader.struct("", node);
      } else {
        contract(file.getKey(), node, reader, contracts);
      }
    }
    if (!files.containsKey("envelope.yaml")) {
      problems.add("envelope.yaml", "Cannot find the envelope: declare it beside the entities");
    }
    problems.throwIfAny("the event contracts");
    contracts.sort(Comparator.comparing(Contract::type));
    return new Contracts(envelope, contracts);
  }

  private void contract(
      String file, JsonNode node, ContractReader reader, List<Contract> contracts) {
    var name = FILE.matcher(file);
    if (!name.matches()) {
      problems.add(
          file, "Cannot name an event type: expected <entity>/<entity>.<past tense>.v<n>.yaml");
      return;
    }
    if (!name.group(1).equals(name.group(3))) {
      problems.add(
          file, "Cannot place it: an event of '" + name.group(3) + "' belongs in that folder");
    }
    reader.refuseUnknownKeys("", node, TOP_KEYS);
    if (!node.path("additionalProperties").isBoolean()
        || node.path("additionalProperties").booleanValue()) {
      problems.add(file, "Cannot leave the payload open: set additionalProperties: false");
    }
    if (node.path("x-lateness").asText("").isBlank()) {
      problems.add(file, "Cannot plan for late events: x-lateness is missing");
    }
    contracts.add(
        new Contract(
            name.group(1),
            name.group(2),
            reader.struct("", node),
            reader.description("", node),
            node.path("x-lateness").asText()));
  }
}
