package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.mendlake.dashboards.trino.TrinoTypes;
import org.mendlake.schema.Column;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Measure;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Text;

/** The Superset dataset of a declared table; nothing about it is written by hand. */
record Dataset(Table table) {
  private static final String CURRENCY = "currency";

  /**
   * Whether a table is offered for analysis: the stars and the marts are, what feeds them is not.
   */
  static boolean isOffered(Table table) {
    return table.layer() == Layer.GOLD || table.layer() == Layer.MARTS;
  }

  String name() {
    return table.name();
  }

  String uuid() {
    return StableId.of("dataset", table.qualifiedName());
  }

  boolean hasColumn(String column) {
    return table.has(column);
  }

  Optional<Measure> measure(String name) {
    return table.measures().stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** The DATE that a period selects by: the day of the facts, or the first DATE of a mart. */
  Optional<String> mainDate() {
    if (table.kind() == Kind.DIMENSION) {
      return table.key().stream().filter(this::isDate).findFirst();
    }
    return table.references().stream()
        .map(Reference::at)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> table.columns().stream().map(Column::name).filter(this::isDate).findFirst());
  }

  /** Whether a measure adds up money, so that it needs a currency beside it. */
  boolean isMoney(Measure measure) {
    return table.columns().stream()
        .filter(c -> c.unit().map(u -> u.startsWith(CURRENCY)).orElse(false))
        .anyMatch(c -> measure.expression().matches("(?s).*\\b" + c.name() + "\\b.*"));
  }

  ObjectNode asset(SupersetDatabase database) {
    ObjectNode asset = Yaml.object();
    asset.put("table_name", table.name());
    asset.put("schema", table.layer().folder());
    asset.put("catalog", database.catalogue());
    asset.put("description", both(table.description()) + "\n\nGrain: " + table.grain() + ".");
    mainDate().ifPresent(date -> asset.put("main_dttm_col", date));
    if (hasColumn(CURRENCY)) {
      asset.put("currency_code_column", CURRENCY);
    }
    asset.put("filter_select_enabled", true);
    ArrayNode columns = asset.putArray("columns");
    table.columns().stream()
        .filter(c -> TrinoTypes.isSimple(c.type()))
        .forEach(c -> columns.add(column(c)));
    ArrayNode metrics = asset.putArray("metrics");
    table.measures().forEach(m -> metrics.add(metric(m)));
    asset.put("uuid", uuid());
    asset.put("database_uuid", database.uuid());
    asset.put("is_managed_externally", true);
    return Yaml.versioned(asset);
  }

  private ObjectNode column(Column column) {
    String type = TrinoTypes.of(column.type()).toUpperCase(Locale.ROOT);
    ObjectNode node = Yaml.object();
    node.put("column_name", column.name());
    node.put("verbose_name", label(column.name()));
    node.put("type", type);
    node.put("is_dttm", type.equals("DATE") || type.startsWith("TIMESTAMP"));
    node.put("is_active", true);
    node.put("groupby", column.additivity().isEmpty());
    node.put("filterable", true);
    node.put(
        "description",
        both(column.description()) + column.unit().map(u -> "\n\nUnit: " + u + ".").orElse(""));
    return node;
  }

  private ObjectNode metric(Measure measure) {
    ObjectNode node = Yaml.object();
    node.put("metric_name", measure.name());
    node.put("verbose_name", label(measure.name()));
    node.put("expression", measure.expression());
    node.put("d3format", measure.format());
    node.put("description", both(measure.description()));
    return node;
  }

  private boolean isDate(String column) {
    return table.column(column).type().equals("DATE");
  }

  private static String both(Text text) {
    return text.en() + "\n\n" + text.zh();
  }

  /** {@code visit_date} to {@code Visit date}. */
  private static String label(String name) {
    String words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
