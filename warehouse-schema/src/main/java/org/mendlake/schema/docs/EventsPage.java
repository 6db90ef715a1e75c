package org.mendlake.schema.docs;

import java.util.List;
import java.util.Map;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;

/** The page that lists every event type with its fields. */
final class EventsPage {
  private static final String INTRODUCTION =
      """
      # Events

      Every event is one Kafka record whose value is a CloudEvents 1.0 event in structured JSON
      (UTF-8). The Kafka key is the `subject`; the Kafka timestamp (CreateTime) equals `recordedat`.
      A producer may leave out what is not required; it never sends an explicit null, nor a payload
      field that is not listed here. The same as a machine-readable document: [AsyncAPI](asyncapi.yaml).

      `op: create` and `op: amend` carry the whole payload; `op: cancel` needs none. `amend` and
      `cancel` name the create in `amends`; a `create` has no `amends`.

      """;

  private final Contracts contracts;

  EventsPage(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder(Markdown.HEADER).append(INTRODUCTION);
    MarkdownTable index = new MarkdownTable("event type", "topic", "silver table", "lateness");
    for (Contract event : contracts.all()) {
      String table = Names.tableName(event.entity());
      index.row(
          "[" + event.type() + "](#" + Markdown.anchor(event.type()) + ")",
          Markdown.code(Topic.of(event.entity())),
          "[" + table + "](data-dictionary/silver.md#" + table + ")",
          Markdown.text(event.lateness()));
    }
    page.append(index).append("## Envelope\n\n").append(envelope());
    for (Map.Entry<String, List<Contract>> entity : contracts.byEntity().entrySet()) {
      for (Contract event : entity.getValue()) {
        page.append("## ").append(event.type()).append("\n\n");
        page.append(Markdown.text(event.description().en())).append("<br>\n");
        page.append(Markdown.text(event.description().zh())).append("\n\n");
        page.append(fields(event.payload()));
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  private MarkdownTable envelope() {
    MarkdownTable table =
        new MarkdownTable("attribute", "column", "type", "required", "description", "说明");
    for (Field field : contracts.envelope().fields()) {
      table.row(
          Markdown.code(field.name()),
          field.name().equals("specversion") ? "" : Markdown.code(field.column()),
          Markdown.text(TypeWords.of(field.type())),
          field.required() ? "yes" : "",
          description(field),
          Markdown.text(field.description().zh()));
    }
    return table;
  }

  private static MarkdownTable fields(FieldType.Struct payload) {
    MarkdownTable table =
        new MarkdownTable("field", "type", "unit", "required", "refers to", "description", "说明");
    fields("", payload, table);
    return table;
  }

  private static void fields(String path, FieldType.Struct struct, MarkdownTable table) {
    for (Field field : struct.fields()) {
      table.row(
          Markdown.code(path + field.name()),
          Markdown.text(TypeWords.of(field.type())),
          field.unit().map(Markdown::text).orElse(""),
          field.required() ? "yes" : "",
          field.dimension().map(EventsPage::dimension).orElse(""),
          description(field),
          Markdown.text(field.description().zh()));
      if (field.type() instanceof FieldType.Struct nested) {
        fields(path + field.name() + ".", nested, table);
      } else if (field.type() instanceof FieldType.Sequence list
          && list.element() instanceof FieldType.Struct nested) {
        fields(path + field.name() + "[].", nested, table);
      }
    }
  }

  private static String dimension(String name) {
    return "[" + name + "](data-dictionary/dimensions.md#" + name + ")";
  }

  private static String description(Field field) {
    return Markdown.text(field.description().en()) + (field.personal() ? " **Personal.**" : "");
  }
}
