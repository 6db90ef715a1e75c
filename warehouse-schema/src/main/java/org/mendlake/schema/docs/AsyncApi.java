package org.mendlake.schema.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;

/** The contracts as an AsyncAPI 3.0 document: a channel is a topic, a message is a contract. */
final class AsyncApi {
  private static final String CONTENT_TYPE = "application/cloudevents+json";
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
              .build());

  private final Contracts contracts;

  AsyncApi(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public String toString() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asyncapi", "3.0.0");
    document.put("info", info());
    document.put("defaultContentType", CONTENT_TYPE);
    document.put("channels", channels());
    document.put("operations", operations());
    document.put("components", components());
    try {
      return "# Generated from the declarations in warehouse-schema. Do not edit; run\n# "
          + Documents.COMMAND
          + "\n"
          + YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the AsyncAPI document", e);
    }
  }

  private static Map<String, Object> info() {
    return ordered(
        "title",
        "Mendlake service events",
        "version",
        "1.0.0",
        "description",
        "Service events of a construction-machinery maker. Every message is a CloudEvents 1.0"
            + " event in structured JSON; its Kafka key is the subject, its Kafka timestamp"
            + " (CreateTime) is recordedat. An event type carries its own version in its name and"
            + " evolves compatibly only.",
        "license",
        ordered("name", "Apache-2.0"));
  }

  private Map<String, Object> channels() {
    Map<String, Object> channels = new LinkedHashMap<>();
    contracts
        .byEntity()
        .forEach(
            (entity, events) -> {
              Map<String, Object> messages = new LinkedHashMap<>();
              events.forEach(
                  event -> messages.put(event.type(), reference("#/components/messages/", event)));
              channels.put(
                  entity,
                  ordered(
                      "address",
                      Topic.of(entity),
                      "title",
                      "Events about one " + entity.replace('-', ' '),
                      "messages",
                      messages,
                      "bindings",
                      ordered(
                          "kafka",
                          ordered(
                              "topic",
                              Topic.of(entity),
                              "topicConfiguration",
                              ordered("retention.ms", -1),
                              "bindingVersion",
                              "0.5.0"))));
            });
    return channels;
  }

  private Map<String, Object> operations() {
    Map<String, Object> operations = new LinkedHashMap<>();
    for (Map.Entry<String, List<Contract>> entity : contracts.byEntity().entrySet()) {
      String channel = "#/channels/" + entity.getKey();
      List<Object> messages = new ArrayList<>();
      entity.getValue().forEach(event -> messages.add(reference(channel + "/messages/", event)));
      operations.put(
          "receive-" + entity.getKey(),
          ordered(
              "action",
              "receive",
              "summary",
              "The warehouse takes in every event about one " + entity.getKey().replace('-', ' '),
              "channel",
              ordered("$ref", channel),
              "messages",
              messages));
    }
    return operations;
  }

  private Map<String, Object> components() {
    Map<String, Object> messages = new LinkedHashMap<>();
    Map<String, Object> schemas = new LinkedHashMap<>();
    schemas.put("envelope", new EnvelopeSchema(contracts.envelope()).rules());
    for (Contract event : contracts.all()) {
      messages.put(event.type(), message(event));
      Map<String, Object> schema = JsonSchema.closed(event.payload());
      schema.put("description", event.description().en());
      schema.put("x-description-zh", event.description().zh());
      schemas.put(event.type(), schema);
    }
    return ordered("messages", messages, "schemas", schemas);
  }

  private static Map<String, Object> message(Contract event) {
    return ordered(
        "name",
        event.type(),
        "title",
        event.type(),
        "summary",
        event.description().en(),
        "x-summary-zh",
        event.description().zh(),
        "x-lateness",
        event.lateness(),
        "contentType",
        CONTENT_TYPE,
        "payload",
        EnvelopeSchema.around(event),
        "bindings",
        ordered(
            "kafka",
            ordered(
                "key",
                ordered("type", "string", "description", "The subject of the event."),
                "bindingVersion",
                "0.5.0")));
  }

  private static Map<String, Object> reference(String prefix, Contract event) {
    return ordered("$ref", prefix + event.type());
  }

  /** A map that keeps the order of its keys: key, value, key, value. */
  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
