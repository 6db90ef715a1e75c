package org.mendlake.ingestion.importing.mapping;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How the payload of an event is made from a row, in the order of the contract. */
sealed interface Plan {

  /** Columns and definitions that it reads. */
  Set<String> columns();

  /** A single value; {@code required} when an event without it is refused. */
  record Value(String field, Expression expression, Scalar scalar, boolean required)
      implements Plan {
    @Override
    public Set<String> columns() {
      return expression.columns();
    }
  }

  /** Number of the copy among identical rows, written by the importer. */
  record CopyNumber(String field) implements Plan {
    @Override
    public Set<String> columns() {
      return Set.of();
    }
  }

  /** An object of named fields. */
  record Fields(String field, List<Plan> fields) implements Plan {
    public Fields {
      fields = List.copyOf(fields);
    }

    @Override
    public Set<String> columns() {
      Set<String> names = new TreeSet<>();
      fields.forEach(plan -> names.addAll(plan.columns()));
      return names;
    }
  }

  /** A list of objects, several from one row. */
  record Items(String field, List<Item> items) implements Plan {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Set<String> columns() {
      Set<String> names = new TreeSet<>();
      for (Item item : items) {
        names.addAll(item.when());
        names.addAll(item.fields().columns());
      }
      return names;
    }
  }

  /**
   * One object of a list.
   *
   * @param when columns of which one must have a value for the item to exist; empty for always
   */
  record Item(List<String> when, Fields fields) {
    public Item {
      when = List.copyOf(when);
    }
  }
}
