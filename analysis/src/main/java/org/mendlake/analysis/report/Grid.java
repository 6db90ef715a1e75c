package org.mendlake.analysis.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a report.
 *
 * @param name key in JSON, where each row is an object
 * @param title for people
 */
public record Grid(String name, String title, List<Column> columns, List<List<Cell>> rows) {

  /**
   * A column of a table.
   *
   * @param name key in JSON
   * @param label for people
   */
  public record Column(String name, String label) {}

  public Grid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "Cannot make table "
                + name
                + ": "
                + row.size()
                + " cells in "
                + columns.size()
                + " columns");
      }
    }
  }

  /** Starts a table. */
  public static Builder named(String name, String title) {
    return new Builder(name, title);
  }

  /** Collects columns, then rows. */
  public static final class Builder {
    private final String name;
    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private Builder(String name, String title) {
      this.name = name;
      this.title = title;
    }

    /** Adds a column. */
    public Builder column(String key, String label) {
      columns.add(new Column(key, label));
      return this;
    }

    /**
     * Adds the columns of an interval, {@code lower} and {@code upper}.
     *
     * @param confidence for people, such as "95 %"
     */
    public Builder limits(String confidence) {
      return column("lower", confidence + " lower").column("upper", confidence + " upper");
    }

    /** Adds a row with a cell for each column. */
    public Builder row(Cell... cells) {
      rows.add(List.of(cells));
      return this;
    }

    /** The table. */
    public Grid build() {
      return new Grid(name, title, columns, rows);
    }
  }
}
