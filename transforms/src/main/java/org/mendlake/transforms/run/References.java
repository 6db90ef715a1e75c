package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Fills in what folded rows refer to, from dimensions at hand. */
final class References {
  private final BuildContext context;
  private final Table table;
  private final StructType folded;
  private final Map<String, Integer> places = new HashMap<>();

  References(BuildContext context, Table table) {
    this.context = context;
    this.table = table;
    this.folded = RowWriter.schema(table);
    for (int i = 0; i < table.columns().size(); i++) {
      places.put(table.columns().get(i).name(), i);
    }
  }

  /** The references of a table to dimensions with surrogate keys. */
  static List<Reference> keyed(Table table, Tables tables) {
    return table.references().stream()
        .filter(r -> tables.named(r.dimension()).hasSurrogateKey())
        .toList();
  }

  /** Rows of the declared columns; nothing when a dimension is not at hand. */
  Optional<List<InternalRow>> resolved(List<InternalRow> rows) {
    List<Object[]> wide = new ArrayList<>(rows.size());
    for (InternalRow row : rows) {
      Object[] values = new Object[table.columns().size()];
      for (int i = 0; i < folded.length(); i++) {
        values[places.get(folded.fields()[i].name())] =
            row.isNullAt(i) ? null : row.get(i, folded.fields()[i].dataType());
      }
      wide.add(values);
    }
    for (Reference reference : keyed(table, context.tables())) {
      if (!rows.isEmpty() && !resolve(reference, wide)) {
        return Optional.empty();
      }
    }
    return Optional.of(wide.stream().<InternalRow>map(GenericInternalRow::new).toList());
  }

  private boolean resolve(Reference reference, List<Object[]> rows) {
    Table dimension = context.tables().named(reference.dimension());
    int by = places.get(reference.by());
    Set<UTF8String> ids = new HashSet<>();
    rows.forEach(row -> ids.add((UTF8String) row[by]));
    ids.remove(null);
    Optional<List<InternalRow>> members =
        context.rowsAtHand().having(dimension, "`" + dimension.naturalKey() + "`", ids);
    if (members.isEmpty()) {
      return false;
    }
    Map<UTF8String, List<InternalRow>> versions = new HashMap<>();
    int natural = dimension.position(dimension.naturalKey());
    members
        .get()
        .forEach(
            row ->
                versions
                    .computeIfAbsent(row.getUTF8String(natural), id -> new ArrayList<>())
                    .add(row));
    Held held = new Held(reference, dimension);
    for (Object[] row : rows) {
      held.fill(row, versions.getOrDefault((UTF8String) row[by], List.of()));
    }
    return true;
  }

  /** Finds the version that held and takes from it what the reference asks for. */
  private final class Held {
    private final Reference reference;
    private final Table dimension;
    private final boolean isVersioned;
    private final StructType shape;
    private final int keyColumn;
    private final int surrogateKey;
    private final int from;
    private final int to;
    private final int day;

    Held(Reference reference, Table dimension) {
      this.reference = reference;
      this.dimension = dimension;
      this.isVersioned = dimension.history() == Table.History.SCD2;
      this.shape = context.store(dimension).shape(dimension);
      this.keyColumn = places.get(reference.keyColumn());
      this.surrogateKey = dimension.position(dimension.surrogateKey());
      this.from = isVersioned ? dimension.position("valid_from") : -1;
      this.to = isVersioned ? dimension.position("valid_to") : -1;
      this.day = isVersioned ? places.get(reference.at().orElseThrow()) : -1;
    }

    void fill(Object[] row, List<InternalRow> versions) {
      InternalRow found = null;
      for (InternalRow version : versions) {
        if (!isVersioned || holds(version, row[day])) {
          found = version;
          break;
        }
      }
      row[keyColumn] =
          found == null ? (Long) Table.UNKNOWN_KEY : (Long) found.getLong(surrogateKey);
      for (Map.Entry<String, String> carry : reference.carry().entrySet()) {
        row[places.get(carry.getKey())] = found == null ? null : value(found, carry.getValue());
      }
    }

    private boolean holds(InternalRow version, Object day) {
      return day != null
          && !version.isNullAt(from)
          && version.getInt(from) <= (Integer) day
          && (version.isNullAt(to) || (Integer) day < version.getInt(to));
    }

    private Object value(InternalRow version, String attribute) {
      int at = dimension.position(attribute);
      return version.isNullAt(at) ? null : version.get(at, shape.fields()[at].dataType());
    }
  }
}
