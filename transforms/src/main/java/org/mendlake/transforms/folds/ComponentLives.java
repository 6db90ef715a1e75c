package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;

/** Writes the life of each component of a machine with its age and hours at the end. */
final class ComponentLives {
  private final String machineId;
  private final Optional<MachineLife> life;
  private final Optional<OperatingHours> hours;
  private final Issues issues;
  private final Rows rows;

  ComponentLives(String machineId, Known known, Issues issues, Rows rows) {
    this.machineId = machineId;
    this.life = MachineLife.in(known);
    this.hours =
        life.filter(l -> l.inServiceOn().isPresent())
            .map(l -> OperatingHours.of(l, known.rows("fct_meter_month"), issue -> {}));
    this.issues = issues;
    this.rows = rows;
  }

  void write(ComponentPositions positions) {
    for (List<FittedComponent> chain : positions.each()) {
      for (int i = 0; i < chain.size(); i++) {
        write(chain.get(i), i + 1);
      }
    }
  }

  private void write(FittedComponent component, int lifeNo) {
    Optional<LocalDate> from = exposedFrom(component);
    Optional<LocalDate> end = component.replacedOn().or(() -> life.flatMap(MachineLife::leftOn));
    rows.into("fct_component_life")
        .set("machine_id", machineId)
        .set("position", component.position())
        .set("life_no", lifeNo)
        .set("origin", component.origin())
        .set("part_id", component.partId().orElse(null))
        .set("serial", component.serial().orElse(null))
        .set("supplier_id", component.supplierId().orElse(null))
        .set("lot", component.lot().orElse(null))
        .set("condition", component.condition().orElse(null))
        .set("fitted_on", component.fittedOn().orElse(null))
        .set("exposed_from", from.orElse(null))
        .set("removed_on", end.orElse(null))
        .set("end_reason", endReason(component, end))
        .set("defect_code", component.removal().map(row -> row.get("defect_code")).orElse(null))
        .set("visit_id", component.removal().map(row -> row.get("visit_id")).orElse(null))
        .set("reference_on", component.fittedOn().or(() -> end).orElseThrow())
        .set("age_days", age(component, from, end))
        .set("hours_in_use", hoursInUse(from, end).orElse(null))
        .set("occurred_at", component.occurredAt())
        .set("known_at", knownAt(component, from, end));
  }

  private static String endReason(FittedComponent component, Optional<LocalDate> end) {
    return component
        .removal()
        .map(row -> (String) row.get("reason"))
        .orElse(end.isPresent() ? "machine_left" : null);
  }

  /** A component built in ages with the machine in service, another from the day it was fitted. */
  private Optional<LocalDate> exposedFrom(FittedComponent component) {
    return component.origin().equals("built")
        ? life.flatMap(MachineLife::inServiceOn)
        : component.fittedOn();
  }

  private Integer age(
      FittedComponent component, Optional<LocalDate> from, Optional<LocalDate> end) {
    if (from.isEmpty() || end.isEmpty()) {
      return null;
    }
    long days = ChronoUnit.DAYS.between(from.get(), end.get());
    if (days < 0) {
      issues.add(
          new Issue(
              "milestones_inverted",
              Severity.WARNING,
              "The component at "
                  + component.position()
                  + " ended on "
                  + end.get()
                  + ", before it was in use on "
                  + from.get()
                  + "; its age is not counted",
              Optional.empty(),
              Optional.empty(),
              component.occurredAt(),
              component.knownAt()));
      return null;
    }
    return Math.toIntExact(days);
  }

  private Optional<BigDecimal> hoursInUse(Optional<LocalDate> from, Optional<LocalDate> end) {
    if (from.isEmpty() || hours.isEmpty()) {
      return Optional.empty();
    }
    LocalDate to = end.orElse(hours.get().lastDay());
    if (to.isAfter(hours.get().lastDay()) || to.isBefore(from.get())) {
      return Optional.empty();
    }
    var run = hours.get().between(from.get(), to);
    return run.isPresent() ? Optional.of(BigDecimal.valueOf(run.getAsLong(), 1)) : Optional.empty();
  }

  private Instant knownAt(
      FittedComponent component, Optional<LocalDate> from, Optional<LocalDate> end) {
    Instant known =
        life.map(l -> later(l.knownAt(), component.knownAt())).orElse(component.knownAt());
    return hoursInUse(from, end).isPresent()
        ? later(known, hours.get().knownBetween(from.get(), end.orElse(hours.get().lastDay())))
        : known;
  }
}
