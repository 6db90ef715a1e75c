package org.mendlake.dashboards.trino;

import java.sql.SQLException;

/** Trino refused to list, register or unregister something; the message says what and why. */
public final class PublicationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublicationException(String action, String thing, SQLException cause) {
    super(
        "Cannot "
            + action
            + ": "
            + thing
            + ". Trino says: "
            + cause.getMessage()
            + ". Check that"
            + " Trino runs, reads the warehouse's location and allows register_table, then publish"
            + " again.",
        cause);
  }
}
