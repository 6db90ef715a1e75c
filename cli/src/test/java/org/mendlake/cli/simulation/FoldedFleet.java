package org.mendlake.cli.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/** Runs folds over a fleet key by key, as the runner does, but without Spark. */
final class FoldedFleet {
  private final SimulatedEvents events;
  private final LocalDate day;
  private final Map<String, List<Map<String, Object>>> tables = new HashMap<>();

  FoldedFleet(SimulatedEvents events, LocalDate day) {
    this.events = events;
    this.day = day;
  }

  /** Folds every key of an entity. */
  void fold(Fold fold, String entity, String... outputs) {
    events.of(entity).forEach((key, known) -> fold(fold, key, known, Map.of(), outputs));
  }

  /**
   * Folds every machine, with the rows that tables hold of it.
   *
   * @param inputs tables with a column {@code machine_id}
   */
  void foldMachines(Fold fold, List<String> inputs, String... outputs) {
    Map<String, Map<String, List<Map<String, Object>>>> read = new HashMap<>();
    Set<String> machines = new TreeSet<>(events.of("machine").keySet());
    for (String input : inputs) {
      Map<String, List<Map<String, Object>>> byMachine = new TreeMap<>();
      for (Map<String, Object> row : rows(input)) {
        byMachine
            .computeIfAbsent((String) row.get("machine_id"), machine -> new ArrayList<>())
            .add(row);
      }
      machines.addAll(byMachine.keySet());
      read.put(input, byMachine);
    }
    for (String machine : machines) {
      Map<String, List<Map<String, Object>>> known = new HashMap<>();
      read.forEach(
          (input, byMachine) -> known.put(input, byMachine.getOrDefault(machine, List.of())));
      fold(fold, machine, events.of("machine").getOrDefault(machine, List.of()), known, outputs);
    }
  }

  private void fold(
      Fold fold,
      String key,
      List<Event> known,
      Map<String, List<Map<String, Object>>> read,
      String... outputs) {
    Rows rows = new Rows(Tables.declared());
    fold.fold(key, new Known(known, read, day), rows);
    for (String output : outputs) {
      for (Rows.Row row : rows.of(output)) {
        tables.computeIfAbsent(output, table -> new ArrayList<>()).add(new HashMap<>(row.values()));
      }
    }
  }

  /** The rows of a table so far; they may be added to. */
  List<Map<String, Object>> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
