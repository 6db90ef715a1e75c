package org.mendlake.cli.result;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The current row of a result as texts; a NULL is nothing. */
final class Cells {
  private Cells() {}

  static List<String> header(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      names.add(rows.getMetaData().getColumnLabel(column));
    }
    return names;
  }

  static List<Optional<String>> row(ResultSet rows) throws SQLException {
    List<Optional<String>> cells = new ArrayList<>();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      cells.add(Optional.ofNullable(rows.getObject(column)).map(Cells::text));
    }
    return cells;
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
