package org.mendlake.cli.endtoend;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.SupersetAccess;
import org.mendlake.dashboards.trino.TrinoServer;

/**
 * The servers of a home after {@code ./mendlake demo}, as a reader meets them.
 *
 * @param superset address of Superset, with a slash at its end
 * @param password of the administrator
 */
record ServedWarehouse(String superset, String password, TrinoServer trino) {

  /** The home of the demo that {@code ./mendlake test} started, or else the user's own. */
  static Installation installation() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (environment.containsKey("DEMO_HOME")) {
      environment.put("MENDLAKE_HOME", environment.get("DEMO_HOME"));
    }
    return Installation.of(Path.of(System.getProperty("mendlake.root", ".")), environment);
  }

  /** The servers of that home. */
  static ServedWarehouse running() {
    Installation installation = installation();
    Configuration configuration = Configuration.read(installation, System.getenv());
    ServedWarehouse warehouse =
        new ServedWarehouse(
            configuration.superset().address(),
            new SupersetAccess(installation).password(),
            new TrinoServer(configuration.trino().jdbcUrl(), "test"));
    if (warehouse.rows("SHOW TABLES FROM marts LIKE 'machine_history'").isEmpty()) {
      throw new IllegalStateException(
          "Cannot test the dashboards: no demo is served from "
              + installation.home()
              + ". Run ./mendlake demo first.");
    }
    return warehouse;
  }

  /** The rows of a query over JDBC, values by column label. */
  List<Map<String, Object>> rows(String sql) {
    try (Connection connection = trino.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot query Trino: " + sql, e);
    }
  }

  /** The one number that a query gives. */
  BigDecimal number(String sql) {
    return new BigDecimal(rows(sql).get(0).values().iterator().next().toString());
  }

  /** The one text that a query gives. */
  String text(String sql) {
    return rows(sql).get(0).values().iterator().next().toString();
  }
}
