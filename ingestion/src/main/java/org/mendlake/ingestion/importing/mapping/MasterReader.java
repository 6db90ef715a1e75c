package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/** Reads one constant event of the block {@code publishes}, checked field by field. */
final class MasterReader {
  private static final Set<String> KEYS =
      Set.of("event", "subject", "occurred_at", "zone", "known", "data");
  private static final JsonFactory JSON = new JsonFactory();
  private final Contracts contracts;
  private final String zone;

  MasterReader(Contracts contracts, String zone) {
    this.contracts = contracts;
    this.zone = zone;
  }

  /** The event, or nothing when its type is not declared. */
  Optional<MasterEvent> read(Section section) {
    section.refuseUnknownKeys(KEYS);
    Optional<Contract> contract = MappingLoader.contract(section, contracts);
    String subject = section.requiredText("subject", "the business key of what is published");
    String zoneText = section.text("zone").orElse(zone);
    boolean isKnownAtOnce =
        section.word("known", "import", List.of("import", "occurred")).equals("occurred");
    String day =
        section.text("occurred_at").or(() -> section.section("data").text("valid_from")).orElse("");
    Optional<Instant> occurred =
        MappingLoader.zone(section, zoneText).flatMap(z -> TimeStyle.ISO.moment(day, z));
    if (occurred.isEmpty()) {
      section.problem(
          "Cannot tell when it happened: '"
              + day
              + "' under occurred_at is no day like 2020-12-31");
    }
    return contract.map(
        known ->
            new MasterEvent(
                known,
                subject,
                occurred.orElse(Instant.EPOCH),
                zoneText,
                isKnownAtOnce,
                json(section.section("data"), known.payload())));
  }

  private static String json(Section data, FieldType.Struct contract) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      struct(data, contract, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void struct(Section data, FieldType.Struct contract, JsonGenerator json)
      throws IOException {
    data.refuseUnknownKeys(contract.fields().stream().map(Field::name).toList());
    json.writeStartObject();
    for (Field field : contract.fields()) {
      if (data.node().has(field.name())) {
        json.writeFieldName(field.name());
        value(data.at(field.name()), field.type(), json);
      } else if (field.required()) {
        data.problem("Cannot leave out '" + field.name() + "': the contract requires it");
      }
    }
    json.writeEndObject();
  }

  private static void value(Section section, FieldType type, JsonGenerator json)
      throws IOException {
    if (type instanceof FieldType.Struct inner) {
      struct(section, inner, json);
    } else if (type instanceof FieldType.Sequence list) {
      json.writeStartArray();
      for (Section element : section.elements()) {
        value(element, list.element(), json);
      }
      json.writeEndArray();
    } else {
      scalar(section, type, json);
    }
  }

  private static void scalar(Section section, FieldType type, JsonGenerator json)
      throws IOException {
    JsonNode node = section.node();
    String text = node.isValueNode() && !node.isNull() ? node.asText() : "";
    Optional<String> failure =
        text.isEmpty()
            ? Optional.of("a value")
            : new Scalar(type, NumberStyle.POINT, TimeStyle.ISO, Units.Ratio.ONE, false)
                .tryWrite(text, ZoneId.of("UTC"), json);
    if (failure.isPresent()) {
      section.problem("Cannot use '" + text + "': it is not " + failure.get());
      json.writeNull();
    }
  }
}
