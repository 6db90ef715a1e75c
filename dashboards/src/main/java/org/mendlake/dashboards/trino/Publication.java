package org.mendlake.dashboards.trino;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of one publication: what was done with each table, by name. */
public record Publication(List<TableRegistration> registrations) {
  public Publication {
    registrations = List.copyOf(registrations);
  }

  /** Names of the tables that met this outcome. */
  public List<String> tables(TableRegistration.Outcome outcome) {
    return registrations.stream()
        .filter(r -> r.outcome() == outcome)
        .map(TableRegistration::table)
        .toList();
  }

  /** One sentence for people, such as {@code 9 tables current, 1 registered (gold.dim_part)}. */
  public String summary() {
    List<String> parts = new ArrayList<>();
    int current = tables(TableRegistration.Outcome.CURRENT).size();
    if (current > 0) {
      parts.add(current + " current");
    }
    for (TableRegistration.Outcome outcome : TableRegistration.Outcome.values()) {
      List<String> tables = tables(outcome);
      if (outcome != TableRegistration.Outcome.CURRENT && !tables.isEmpty()) {
        parts.add(
            tables.size()
                + " "
                + outcome.name().toLowerCase(Locale.ROOT)
                + " ("
                + String.join(", ", tables)
                + ")");
      }
    }
    return parts.isEmpty() ? "no tables to publish" : String.join(", ", parts);
  }
}
