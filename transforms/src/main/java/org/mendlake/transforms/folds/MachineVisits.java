package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/** Places each visit of a machine in its life. */
final class MachineVisits {
  private static final Comparator<Map<String, Object>> ORDER =
      Comparator.<Map<String, Object>, LocalDate>comparing(v -> (LocalDate) v.get("visit_date"))
          .thenComparing(v -> (Instant) v.get("occurred_at"))
          .thenComparing(v -> (String) v.get("visit_id"));

  private final String machineId;
  private final List<Map<String, Object>> ordered;
  private final Optional<MachineLife> life;
  private final Optional<Warranty> warranty;

  MachineVisits(String machineId, Known known) {
    this.machineId = machineId;
    this.ordered = new ArrayList<>(known.rows("fct_repair_visit"));
    this.ordered.sort(ORDER);
    this.life = MachineLife.in(known).filter(l -> l.inServiceOn().isPresent());
    this.warranty =
        life.flatMap(
            l -> {
              List<Map<String, Object>> months = known.rows("fct_meter_month");
              return Warranty.of(l, OperatingHours.of(l, months, issue -> {}));
            });
  }

  /** The visits by day, time and id. */
  List<Map<String, Object>> ordered() {
    return List.copyOf(ordered);
  }

  void write(Rows rows) {
    LocalDate previous = null;
    Instant known = life.map(MachineLife::knownAt).orElse(Instant.MIN);
    for (int i = 0; i < ordered.size(); i++) {
      Map<String, Object> visit = ordered.get(i);
      LocalDate day = (LocalDate) visit.get("visit_date");
      known = later(known, (Instant) visit.get("known_at"));
      Instant shaped = known;
      Rows.Row row =
          rows.into("fct_machine_visit")
              .set("visit_id", visit.get("visit_id"))
              .set("machine_id", machineId)
              .set("visit_date", day)
              .set("visit_number", i + 1)
              .set("days_since_previous_visit", previous == null ? null : days(previous, day))
              .set("occurred_at", visit.get("occurred_at"))
              .set("known_at", known);
      life.flatMap(MachineLife::inServiceOn)
          .filter(from -> !from.isAfter(day))
          .ifPresent(from -> age(from, day, known(shaped, day), row));
      previous = day;
    }
  }

  private void age(LocalDate from, LocalDate day, Instant known, Rows.Row row) {
    row.set("age_days", days(from, day))
        .set("months_in_service", Months.completed(from, day))
        .set("is_under_warranty", warranty.map(cover -> cover.covers(day)).orElse(null))
        .set("known_at", known);
  }

  /** When a visit was known as it stands, with what ended the warranty before it. */
  private Instant known(Instant known, LocalDate day) {
    return warranty
        .filter(cover -> !cover.covers(day))
        .map(cover -> later(known, cover.knownAt()))
        .orElse(known);
  }

  private static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }
}
