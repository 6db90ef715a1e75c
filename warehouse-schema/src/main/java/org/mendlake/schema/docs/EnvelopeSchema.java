package org.mendlake.schema.docs;

import static org.mendlake.schema.docs.AsyncApi.ordered;

import java.util.List;
import java.util.Map;
import org.mendlake.schema.Contract;
import org.mendlake.schema.FieldType;

/** The envelope as a JSON Schema, with what {@code op} demands. */
final class EnvelopeSchema {
  private final FieldType.Struct envelope;

  EnvelopeSchema(FieldType.Struct envelope) {
    this.envelope = envelope;
  }

  /** The attributes, open to other extensions, and the rules between them. */
  Map<String, Object> rules() {
    Map<String, Object> schema = JsonSchema.open(envelope);
    schema.put(
        "allOf",
        List.of(
            when(
                "create",
                ordered(
                    "required", List.of("data"), "not", ordered("required", List.of("amends")))),
            when("amend", ordered("required", List.of("data", "amends"))),
            when("cancel", ordered("required", List.of("amends")))));
    return schema;
  }

  private static Map<String, Object> when(String op, Map<String, Object> then) {
    return ordered("if", ordered("properties", ordered("op", ordered("const", op))), "then", then);
  }

  /** The whole message of a contract: the envelope around its payload. */
  static Map<String, Object> around(Contract event) {
    return ordered(
        "allOf",
        List.of(
            ordered("$ref", "#/components/schemas/envelope"),
            ordered(
                "type",
                "object",
                "properties",
                ordered(
                    "type",
                    ordered("const", event.type()),
                    "data",
                    ordered("$ref", "#/components/schemas/" + event.type())))));
  }
}
