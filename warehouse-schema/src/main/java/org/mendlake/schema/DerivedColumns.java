package org.mendlake.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds the columns that follow from a table's kind, history and references. */
final class DerivedColumns {
  private DerivedColumns() {}

  static List<Column> around(
      String name,
      Kind kind,
      Table.History history,
      List<Reference> references,
      List<Column> declared) {
    List<Column> columns = new ArrayList<>();
    boolean keyed = kind == Kind.DIMENSION && history != Table.History.SCD0;
    if (keyed) {
      columns.add(
          column(
              name.replaceFirst("^dim_", "") + "_key",
              "BIGINT",
              false,
              Column.Role.SURROGATE,
              "Surrogate key: hash of the natural key and valid_from; -1 is the unknown member.",
              "代理键：自然键与生效日的哈希；-1 为未知成员。"));
    }
    columns.addAll(declared);
    for (Reference reference : references) {
      if (!reference.dimension().equals("dim_date")) {
        columns.add(
            column(
                reference.keyColumn(),
                "BIGINT",
                false,
                Column.Role.SURROGATE,
                "Key of the " + reference.dimension() + " row that held; -1 when none is named.",
                "当时有效的 " + reference.dimension() + " 行的键；未指明时为 -1。"));
      }
    }
    if (keyed) {
      if (history == Table.History.SCD2) {
        columns.add(
            column(
                "valid_from",
                "DATE",
                false,
                Column.Role.BUSINESS,
                "First day on which the row holds; 0001-01-01 for a first version.",
                "生效日；首个版本为 0001-01-01。"));
        columns.add(
            column(
                "valid_to",
                "DATE",
                true,
                Column.Role.BUSINESS,
                "Day from which it no longer holds; NULL while it does.",
                "失效日（不含）；仍有效时为空。"));
      }
      columns.add(
          column(
              "is_inferred",
              "BOOLEAN",
              false,
              Column.Role.BUSINESS,
              "True while the member is only known by being named elsewhere.",
              "仅因被引用而推断存在时为真。"));
      columns.add(knownAt());
    }
    if (kind.isFact()) {
      columns.add(
          column(
              "occurred_at",
              "TIMESTAMP",
              false,
              Column.Role.BUSINESS,
              "When it happened.",
              "发生时间。"));
      columns.add(knownAt());
    }
    return columns;
  }

  /** The columns that tell from when until when a version of a row was known. */
  static List<Column> ofKnownVersions() {
    return List.of(
        column(
            Table.KNOWN_FROM,
            "TIMESTAMP",
            false,
            Column.Role.KNOWLEDGE,
            "First moment at which the row was known as it stands here.",
            "该行内容最早知晓的时刻。"),
        column(
            Table.KNOWN_TO,
            "TIMESTAMP",
            true,
            Column.Role.KNOWLEDGE,
            "Moment from which it was known otherwise; NULL while it holds.",
            "改知为其他内容的时刻（不含）；仍有效时为空。"));
  }

  private static Column knownAt() {
    return column(
        "known_at",
        "TIMESTAMP",
        false,
        Column.Role.KNOWLEDGE,
        "When the last event that shaped the row became known.",
        "影响该行的最后一个事件的知晓时间。");
  }

  private static Column column(
      String name, String type, boolean nullable, Column.Role role, String en, String zh) {
    return new Column(
        name, type, nullable, role, new Text(en, zh), Optional.empty(), Optional.empty());
  }
}
