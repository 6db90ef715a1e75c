package org.mendlake.dashboards.trino;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Trino answers, and as whom we ask.
 *
 * @param url JDBC address with the catalogue, such as {@code jdbc:trino://127.0.0.1:8180/delta}
 * @param user name that Trino sees
 * @param password sent only over TLS; empty where Trino asks for none
 */
public record TrinoServer(String url, String user, Optional<String> password) {

  /** A server that asks for no password. */
  public TrinoServer(String url, String user) {
    this(url, user, Optional.empty());
  }

  /** A new connection; the caller closes it. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("source", "mendlake");
    properties.setProperty("timezone", "UTC");
    password.ifPresent(
        secret -> {
          properties.setProperty("password", secret);
          properties.setProperty("SSL", "true");
        });
    return DriverManager.getConnection(url, properties);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
