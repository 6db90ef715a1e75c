package org.mendlake.transforms.fold;

/** What a fold reads: rows that share its key. */
public sealed interface Input {

  /** Name of the table read. */
  String table();

  /** SQL expression over the table's columns that gives the fold's key; NULL leaves a row out. */
  String key();

  /** Every event of a silver entity, by its own key. */
  record Entity(String entity) implements Input {
    @Override
    public String table() {
      return entity.replace('-', '_');
    }

    @Override
    public String key() {
      return "entity_key";
    }
  }

  /** Rows of a gold table, already resolved, by any expression over its columns. */
  record Rows(String table, String key) implements Input {}

  /** Every event of the entity whose key is the fold's key. */
  static Input entity(String entity) {
    return new Entity(entity);
  }

  /** The ids of a dimension that any event names; the id itself is the fold's key. */
  static Input mentions(String dimension) {
    return mentions(dimension, "natural_id");
  }

  /** The ids of a dimension that any event names, grouped by an expression over the id. */
  static Input mentions(String dimension, String key) {
    return new Rows("member_mention", "IF(dimension = '" + dimension + "', " + key + ", NULL)");
  }
}
