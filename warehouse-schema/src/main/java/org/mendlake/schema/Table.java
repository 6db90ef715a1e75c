package org.mendlake.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a table is. Its DDL, checks, inferred members, dictionary and datasets all come from here.
 *
 * @param name unique across layers
 * @param history how a dimension keeps its past; {@code NONE} for other kinds
 * @param grain what one row is, in words
 * @param key columns that identify a row
 * @param owner role that answers for the table
 * @param columns every column in order, derived ones included
 * @param fold simple name of the fold that writes a gold table
 * @param foldKey columns that hold the key of the fold a row comes from
 * @param statistics columns with file statistics, for pruning
 */
public record Table(
    Layer layer,
    String name,
    Kind kind,
    History history,
    String grain,
    List<String> key,
    String owner,
    Text description,
    List<Column> columns,
    List<Reference> references,
    List<Expectation> expectations,
    List<Measure> measures,
    Optional<String> fold,
    List<String> foldKey,
    List<String> statistics) {

  /** Surrogate key of the unknown member that every dimension holds. */
  public static final long UNKNOWN_KEY = -1;

  /** How a dimension keeps its past. */
  public enum History {
    NONE,
    /** Never changes; referred to by its natural key. */
    SCD0,
    /** Overwritten. */
    SCD1,
    /** Versioned, {@code [valid_from, valid_to)}. */
    SCD2
  }

  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    references = List.copyOf(references);
    expectations = List.copyOf(expectations);
    measures = List.copyOf(measures);
    foldKey = List.copyOf(foldKey);
    statistics = List.copyOf(statistics);
  }

  /** Layer and name, such as {@code gold.fct_defect}. */
  public String qualifiedName() {
    return layer.folder() + "." + name;
  }

  /** The column of this name. */
  public Column column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find column '" + column + "' in " + qualifiedName()));
  }

  /** Whether the table has a column of this name. */
  public boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column));
  }

  /** Natural key of a dimension's member: the first column of the key. */
  public String naturalKey() {
    return key.get(0);
  }

  /** Surrogate key column of a dimension, such as {@code machine_key}. */
  public String surrogateKey() {
    return name.replaceFirst("^dim_", "") + "_key";
  }

  /** Whether references to this dimension hold a surrogate key, not the natural one. */
  public boolean hasSurrogateKey() {
    return kind == Kind.DIMENSION && history != History.SCD0;
  }

  /** Columns that are content: all but the audit columns. */
  public List<Column> content() {
    return columns.stream().filter(c -> c.role() != Column.Role.AUDIT).toList();
  }
}
