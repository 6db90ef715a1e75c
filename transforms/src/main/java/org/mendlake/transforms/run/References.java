package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Fills in what folded rows refer to, from dimensions at hand. */
final class References {
  private final BuildContext context;
  private final Table table;

  References(BuildContext context, Table table) {
    this.context = context;
    this.table = table;
  }

  /** The references of a table to dimensions with surrogate keys. */
  static List<Reference> keyed(Table table, Tables tables) {
    return table.references().stream()
        .filter(r -> tables.named(r.dimension()).hasSurrogateKey())
        .toList();
  }

  /** Rows of the declared columns; nothing when a dimension is not at hand. */
  Optional<List<InternalRow>> resolved(List<InternalRow> rows) {
    WideRows shape = new WideRows(table);
    List<Object[]> wide = new ArrayList<>(rows.size());
    rows.forEach(row -> wide.add(shape.of(row)));
    for (Reference reference : keyed(table, context.tables())) {
      if (!rows.isEmpty() && !resolve(reference, wide)) {
        return Optional.empty();
      }
    }
    return Optional.of(wide.stream().<InternalRow>map(GenericInternalRow::new).toList());
  }

  private boolean resolve(Reference reference, List<Object[]> rows) {
    Table dimension = context.tables().named(reference.dimension());
    int by = table.position(reference.by());
    Set<UTF8String> ids = new HashSet<>();
    rows.forEach(row -> ids.add((UTF8String) row[by]));
    ids.remove(null);
    Optional<List<InternalRow>> found =
        context.rowsAtHand().having(dimension, "`" + dimension.naturalKey() + "`", ids);
    if (found.isEmpty()) {
      return false;
    }
    Members members = new Members(Members.columns(dimension, List.of(reference)));
    Selection columns = new Selection(context.store(dimension).shape(dimension), members.columns());
    found.get().forEach(row -> members.add(columns.of(row)));
    ReferenceFilling filling = new ReferenceFilling(table, reference, dimension, members);
    rows.forEach(filling::fill);
    return true;
  }
}
