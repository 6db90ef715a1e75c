package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Rows;

/**
 * Every fold that follows from the events about one machine, each reading what those before it
 * gave. The warranty that the runner carries into a life is one month or twenty hours.
 */
record MachineFolds(String machineId, List<Event> events, LocalDate day) {

  /** What each fold gives, rendered, with the fold's name in front. */
  Set<String> rows(Function<Folding, Set<String>> rendered) {
    Set<String> rows = new HashSet<>();
    for (Folding folding : all()) {
      for (String row : rendered.apply(folding)) {
        rows.add(folding.fold().name() + " " + folding.key() + " " + row);
      }
    }
    return rows;
  }

  /** Every fold with what it reads, those that read others last. */
  List<Folding> all() {
    List<Folding> lives = each(new MachineLifeFold(), "machine");
    List<Folding> machines = each(new MachineFold(), "machine");
    List<Folding> visits = each(new VisitFold(), "visit");
    List<Folding> meters = each(new MeterFold(), "meter");
    List<Folding> claims = each(new ClaimFold(), "claim");

    Folding months = reading(machine(new MachineMonthFold()), "dim_machine", machines);
    months = reading(months, "fct_meter_month", meters);
    Folding components = machine(new ComponentLifeFold());
    components = reading(components, "fct_part_replacement", visits);
    components = reading(components, "fct_meter_month", meters);
    Folding placed = reading(machine(new MachineVisitFold()), "fct_repair_visit", visits);
    placed = reading(placed, "fct_warranty_claim", claims);
    placed = reading(reading(placed, "fct_meter_month", meters), "dim_machine", machines);

    List<Folding> all = new ArrayList<>(lives);
    all.addAll(machines);
    all.addAll(visits);
    all.addAll(meters);
    all.addAll(claims);
    all.add(covered(months, lives));
    all.add(covered(components, lives));
    all.add(covered(placed, lives));
    return all;
  }

  private List<Folding> each(Fold fold, String entity) {
    List<Folding> all = new ArrayList<>();
    byKey(entity).forEach((key, own) -> all.add(folding(fold, key, own)));
    return all;
  }

  private Map<String, List<Event>> byKey(String entity) {
    Map<String, List<Event>> byKey = new TreeMap<>();
    for (Event event : events) {
      if (event.envelope().type().startsWith(entity + ".")) {
        byKey.computeIfAbsent(event.envelope().entityKey(), key -> new ArrayList<>()).add(event);
      }
    }
    return byKey;
  }

  private Folding machine(Fold fold) {
    return folding(fold, machineId, byKey("machine").getOrDefault(machineId, List.of()));
  }

  private Folding folding(Fold fold, String key, List<Event> own) {
    return Folding.of(fold, key, own.toArray(Event[]::new)).asKnownOn(day.toString());
  }

  private static Folding reading(Folding folding, String table, List<Folding> upstream) {
    Folding all = folding;
    for (Folding one : upstream) {
      all = all.reading(table, one);
    }
    return all;
  }

  private static Folding covered(Folding folding, List<Folding> lives) {
    Folding all = folding;
    for (Folding life : lives) {
      for (Rows.Row row : life.rows().of("fct_machine_life")) {
        Map<String, Object> values = new HashMap<>(row.values());
        values.put("warranty_months", 1L);
        values.put("warranty_hours", 20L);
        all = all.reading("fct_machine_life", values);
      }
    }
    return all;
  }
}
