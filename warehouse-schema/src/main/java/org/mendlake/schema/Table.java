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
 * @param fold who writes a gold table: the simple name of a fold, {@link #EVERY_FOLD} or {@link
 *     #RUNNER}
 * @param foldKey columns that hold the key of the fold a row comes from, the key itself last
 * @param statistics columns with file statistics, for pruning
 * @param versions which of the rows that were ever known of one key the table keeps
 * @param openWhile SQL condition over a stored row that holds while the row changes with the
 *     knowledge date alone
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
    List<String> statistics,
    Versions versions,
    Optional<String> openWhile) {

  /** Surrogate key of the unknown member that every dimension holds. */
  public static final long UNKNOWN_KEY = -1;

  /** Writer of a table that takes rows from every fold. */
  public static final String EVERY_FOLD = "*";

  /** Writer of a table that the runner keeps itself. */
  public static final String RUNNER = "runner";

  /** First moment at which a version of a row was known, in a table of {@link Versions#KNOWN}. */
  public static final String KNOWN_FROM = "known_from";

  /** Moment from which a version of a row was no longer known; NULL while it is. */
  public static final String KNOWN_TO = "known_to";

  /** Which of the rows that were ever known of one key a table keeps. */
  public enum Versions {
    /** What is known by the end of the knowledge date. */
    CURRENT,
    /**
     * Everything that was ever known, {@code [known_from, known_to)}: the history is the subject.
     */
    KNOWN
  }

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

  /** Place of a column among the declared ones, from 0. */
  public int position(String column) {
    return columns.indexOf(column(column));
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

  /** The column that holds the key of the fold a row comes from. */
  public String foldKeyColumn() {
    return foldKey.get(foldKey.size() - 1);
  }

  /** Whether every fold may write rows of this table. */
  public boolean isWrittenByEveryFold() {
    return fold.filter(EVERY_FOLD::equals).isPresent();
  }

  /** Simple name of the fold whose rows make up the whole table, if one does. */
  public Optional<String> ownFold() {
    return fold.filter(name -> !name.equals(EVERY_FOLD) && !name.equals(RUNNER));
  }

  /** Columns that a fold sets: all but those that the runner resolves, carries or versions. */
  public List<Column> folded() {
    return columns.stream().filter(c -> !isKept(c)).toList();
  }

  private boolean isKept(Column column) {
    return column.role() == Column.Role.SURROGATE
        || references.stream().anyMatch(r -> r.carry().containsKey(column.name()))
        || (versions == Versions.KNOWN
            && (column.name().equals(KNOWN_FROM) || column.name().equals(KNOWN_TO)));
  }

  /** Columns that are content: all but the audit columns. */
  public List<Column> content() {
    return columns.stream().filter(c -> c.role() != Column.Role.AUDIT).toList();
  }
}
