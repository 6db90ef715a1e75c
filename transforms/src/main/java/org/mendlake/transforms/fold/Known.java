package org.mendlake.transforms.fold;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything known about one key, in no particular order.
 *
 * @param events events of the entity inputs, unresolved: see {@link History}
 * @param rows rows of the gold inputs by table, each a map from column to value
 * @param day the knowledge date: everything known by its end is here; what lasts, lasts up to it
 */
public record Known(
    List<Event> events, Map<String, List<Map<String, Object>>> rows, LocalDate day) {
  public Known {
    events = List.copyOf(events);
    rows = Map.copyOf(rows);
  }

  /** Rows of one gold input. */
  public List<Map<String, Object>> rows(String table) {
    return rows.getOrDefault(table, List.of());
  }
}
