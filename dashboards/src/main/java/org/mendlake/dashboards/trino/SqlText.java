package org.mendlake.dashboards.trino;

/** Text of Trino SQL: names and literals that cannot break out of their quotes. */
public final class SqlText {
  private SqlText() {}

  /** A text literal in single quotes. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** An identifier in double quotes. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
