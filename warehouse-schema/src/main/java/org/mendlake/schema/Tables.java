package org.mendlake.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every declared table, silver tables derived from the contracts included. */
public record Tables(List<Table> all) {
  public Tables {
    all = List.copyOf(all);
  }

  private static final class Holder {
    static final Tables DECLARED = of(Contracts.declared(), Declarations.onClassPath("tables"));
  }

  /** The declared tables: the files in {@code warehouse-schema/tables}. */
  public static Tables declared() {
    return Holder.DECLARED;
  }

  /** Tables from texts by relative path, such as {@code gold/fct_defect.yaml}. */
  public static Tables of(Contracts contracts, Map<String, String> files) {
    List<Table> tables = new ArrayList<>(SilverTables.of(contracts));
    tables.addAll(new TableLoader(contracts).load(files));
    tables.sort(Comparator.comparing(Table::layer).thenComparing(Table::name));
    return new Tables(tables);
  }

  /** The table of this name, which is unique across layers. */
  public Optional<Table> find(String name) {
    return all.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** The table of this name; an error with a suggestion when there is none. */
  public Table named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find table '"
                        + name
                        + "'"
                        + Names.suggestion(name, all.stream().map(Table::name).toList())));
  }

  /** The tables of a layer, by name. */
  public List<Table> of(Layer layer) {
    return all.stream().filter(t -> t.layer() == layer).toList();
  }
}
