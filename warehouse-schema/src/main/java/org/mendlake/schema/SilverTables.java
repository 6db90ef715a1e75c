package org.mendlake.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives the silver table of each entity from its contracts. */
final class SilverTables {
  private SilverTables() {}

  static List<Table> of(Contracts contracts) {
    List<Table> tables = new ArrayList<>();
    for (Map.Entry<String, List<Contract>> entity : contracts.byEntity().entrySet()) {
      tables.add(table(contracts.envelope(), entity.getKey(), entity.getValue()));
    }
    return tables;
  }

  private static Table table(FieldType.Struct envelope, String entity, List<Contract> contracts) {
    List<Column> columns = new ArrayList<>();
    for (Field field : envelope.fields()) {
      if (!field.name().equals("specversion")) {
        columns.add(
            column(
                field.column(),
                field.type().sqlType(),
                !field.required(),
                field.column().equals("known_at") ? Column.Role.KNOWLEDGE : Column.Role.BUSINESS,
                field.description()));
      }
    }
    columns.add(
        column(
            "content_hash",
            "STRING",
            false,
            Column.Role.BUSINESS,
            new Text(
                "128-bit hash of the typed content, in hexadecimal: equal content, equal hash.",
                "类型化内容的 128 位哈希（十六进制）：内容相同则哈希相同。")));
    for (Contract contract : contracts) {
      columns.add(
          column(
              contract.column(),
              contract.payload().sqlType(),
              true,
              Column.Role.BUSINESS,
              contract.description()));
    }
    columns.addAll(audit());
    return new Table(
        Layer.SILVER,
        Names.tableName(entity),
        Kind.LOG,
        Table.History.NONE,
        "one distinct valid event about one " + entity.replace('-', ' '),
        List.of("source_system", "entity_key", "event_id", "content_hash", "known_at"),
        "data-platform",
        new Text(
            "Every distinct valid event about the entity " + entity + ", append-only.",
            "关于实体 " + entity + " 的全部不重复有效事件，只追加。"),
        columns,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of("entity_key"),
        List.of("entity_key", "known_at", "content_hash"),
        Table.Versions.CURRENT,
        Optional.empty());
  }

  private static List<Column> audit() {
    Column.Role audit = Column.Role.AUDIT;
    return List.of(
        column("topic", "STRING", false, audit, new Text("Kafka topic.", "Kafka 主题。")),
        column(
            "topic_id",
            "STRING",
            false,
            audit,
            new Text("UUID of the topic: offsets restart with it.", "主题 UUID，位移随其重新计数。")),
        column("partition", "INT", false, audit, new Text("Kafka partition.", "Kafka 分区。")),
        column("offset", "BIGINT", false, audit, new Text("Kafka offset.", "Kafka 位移。")),
        column(
            "ingested_at",
            "TIMESTAMP",
            false,
            audit,
            new Text("When the lake took it in.", "数据湖接收时间。")));
  }

  private static Column column(
      String name, String type, boolean nullable, Column.Role role, Text description) {
    return new Column(name, type, nullable, role, description, Optional.empty(), Optional.empty());
  }
}
