package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;

/** Members of a dimension that rows may refer to: of each its versions, with what is asked for. */
final class Members implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> columns;
  private final HashMap<UTF8String, ArrayList<InternalRow>> versions = new HashMap<>();

  /**
   * No members yet.
   *
   * @param columns those of {@link #columns}
   */
  Members(List<String> columns) {
    this.columns = new ArrayList<>(columns);
  }

  /** What references ask of their dimension: natural key, surrogate key, validity, attributes. */
  static List<String> columns(Table dimension, Collection<Reference> references) {
    TreeSet<String> attributes = new TreeSet<>();
    references.forEach(reference -> attributes.addAll(reference.carry().values()));
    List<String> columns = new ArrayList<>();
    columns.add(dimension.naturalKey());
    columns.add(dimension.surrogateKey());
    if (dimension.history() == Table.History.SCD2) {
      columns.addAll(List.of("valid_from", "valid_to"));
    }
    attributes.removeAll(columns);
    columns.addAll(attributes);
    return columns;
  }

  /** Adds a version of a member; the row holds the columns. */
  void add(InternalRow version) {
    versions.computeIfAbsent(version.getUTF8String(0), id -> new ArrayList<>(1)).add(version);
  }

  /** The versions of a member; none of one that is not known. */
  List<InternalRow> versions(UTF8String id) {
    List<InternalRow> found = versions.get(id);
    return found == null ? List.of() : found;
  }

  /** Place of a column in a version. */
  int position(String column) {
    return columns.indexOf(column);
  }

  /** The columns of a version. */
  List<String> columns() {
    return List.copyOf(columns);
  }
}
