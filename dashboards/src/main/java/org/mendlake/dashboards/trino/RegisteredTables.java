package org.mendlake.dashboards.trino;

import static org.mendlake.dashboards.trino.SqlText.identifier;
import static org.mendlake.dashboards.trino.SqlText.literal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entries of Trino's metastore, read and changed by its own SQL in the current catalogue. */
final class RegisteredTables {
  private static final Pattern LOCATION = Pattern.compile("\\blocation = '((?:[^']|'')*)'");
  private final Connection connection;

  RegisteredTables(Connection connection) {
    this.connection = connection;
  }

  void ensureSchema(String schema, String location) {
    execute(
        "create schema",
        schema,
        "CREATE SCHEMA IF NOT EXISTS "
            + identifier(schema)
            + " WITH (location = "
            + literal(location)
            + ")");
  }

  List<String> tables(String schema) {
    return query("list tables", schema, "SHOW TABLES FROM " + identifier(schema));
  }

  void register(String schema, String table, String location) {
    execute(
        "register table",
        schema + "." + table + " at " + location,
        "CALL system.register_table(schema_name => "
            + literal(schema)
            + ", table_name => "
            + literal(table)
            + ", table_location => "
            + literal(location)
            + ")");
  }

  void unregister(String schema, String table) {
    call("unregister table", "unregister_table", schema, table);
  }

  /** Drops what Trino has cached of the table's log and schema. */
  void forget(String schema, String table) {
    call("refresh table", "flush_metadata_cache", schema, table);
  }

  /** Location of the entry; empty when there is no table to be read at it. */
  Optional<String> location(String schema, String table) {
    String sql = "SHOW CREATE TABLE " + identifier(schema) + "." + identifier(table);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? locationIn(rows.getString(1)) : Optional.empty();
    } catch (SQLException noTableThere) {
      return Optional.empty();
    }
  }

  static Optional<String> locationIn(String createTable) {
    Matcher matcher = LOCATION.matcher(createTable);
    String found = null;
    while (matcher.find()) {
      found = matcher.group(1).replace("''", "'");
    }
    return Optional.ofNullable(found);
  }

  private void call(String action, String procedure, String schema, String table) {
    execute(
        action,
        schema + "." + table,
        "CALL system."
            + procedure
            + "(schema_name => "
            + literal(schema)
            + ", table_name => "
            + literal(table)
            + ")");
  }

  private void execute(String action, String thing, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new PublicationException(action, thing, e);
    }
  }

  private List<String> query(String action, String thing, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new PublicationException(action, thing, e);
    }
  }
}
