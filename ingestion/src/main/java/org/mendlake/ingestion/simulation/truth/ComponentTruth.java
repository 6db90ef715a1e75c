package org.mendlake.ingestion.simulation.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mendlake.ingestion.simulation.events.MachineEvent.Component;
import org.mendlake.ingestion.simulation.events.VisitEvent.PartReplaced;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/**
 * The components of a machine one after the other, as {@code fct_component_life} must hold them.
 */
final class ComponentTruth {
  private static final Comparator<Held> IN_ORDER =
      Comparator.<Held>comparingLong(held -> ((PartReplaced) held.payload()).replacedOn())
          .thenComparingLong(held -> held.report().occurredAt())
          .thenComparing(held -> held.report().subject().source())
          .thenComparing(held -> held.report().id());

  private final String machineId;
  private final LifeTruth life;
  private final Optional<HoursTruth> hours;
  private final FactRows rows;

  /** A component and how its life began. */
  private record Fitted(
      String origin,
      Optional<String> partId,
      String serial,
      Optional<String> supplierId,
      Optional<String> lot,
      Optional<String> condition,
      OptionalLong fittedOn,
      OptionalLong exposedFrom) {}

  ComponentTruth(String machineId, LifeTruth life, Optional<HoursTruth> hours, FactRows rows) {
    this.machineId = machineId;
    this.life = life;
    this.hours = hours;
    this.rows = rows;
  }

  void write(List<Held> replacements) {
    TreeMap<String, Optional<Component>> positions = new TreeMap<>();
    life.built()
        .ifPresent(
            built -> built.components().forEach(c -> positions.put(c.position(), Optional.of(c))));
    TreeMap<String, List<Held>> byPosition = new TreeMap<>();
    replacements.stream()
        .sorted(IN_ORDER)
        .forEach(
            held -> {
              String position = ((PartReplaced) held.payload()).position();
              positions.putIfAbsent(position, Optional.empty());
              byPosition.computeIfAbsent(position, p -> new ArrayList<>()).add(held);
            });
    positions.forEach(
        (position, first) ->
            position(position, first, byPosition.getOrDefault(position, List.of())));
  }

  private void position(String position, Optional<Component> first, List<Held> replacements) {
    Optional<Fitted> fitted = first.map(this::built);
    int life = 1;
    for (Held held : replacements) {
      PartReplaced swap = (PartReplaced) held.payload();
      Fitted removed = fitted.orElseGet(() -> unknown(swap.removedSerial()));
      write(
          position,
          life++,
          removed,
          OptionalLong.of(swap.replacedOn()),
          Optional.of(swap.reason()),
          swap.defectCode(),
          Optional.of(held.report().subject().key()));
      fitted = Optional.of(replaced(swap));
    }
    Fitted last = fitted.orElseThrow();
    OptionalLong leftOn = this.life.leftOn();
    write(
        position,
        life,
        last,
        leftOn,
        leftOn.isPresent() ? Optional.of("machine_left") : Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Fitted built(Component component) {
    return new Fitted(
        "built",
        Optional.of(component.partId()),
        component.serial(),
        Optional.of(component.supplierId()),
        Optional.of(component.lot()),
        Optional.of("new"),
        life.builtOn(),
        life.inServiceOn());
  }

  private static Fitted unknown(String serial) {
    return new Fitted(
        "unknown",
        Optional.empty(),
        serial,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static Fitted replaced(PartReplaced swap) {
    return new Fitted(
        "replaced",
        Optional.of(swap.partId()),
        swap.fittedSerial(),
        Optional.of(swap.supplierId()),
        Optional.of(swap.lot()),
        Optional.of(swap.condition()),
        OptionalLong.of(swap.replacedOn()),
        OptionalLong.of(swap.replacedOn()));
  }

  private void write(
      String position,
      int lifeNo,
      Fitted fitted,
      OptionalLong removedOn,
      Optional<String> reason,
      Optional<String> defectCode,
      Optional<String> visitId) {
    rows.row(Fact.COMPONENT_LIFE)
        .text(machineId)
        .text(position)
        .whole(lifeNo)
        .text(fitted.origin)
        .text(fitted.partId)
        .text(fitted.serial)
        .text(fitted.supplierId)
        .text(fitted.lot)
        .text(fitted.condition)
        .day(fitted.fittedOn)
        .day(fitted.exposedFrom)
        .day(removedOn)
        .text(reason)
        .text(defectCode)
        .text(visitId)
        .whole(age(fitted.exposedFrom, removedOn))
        .decimal(hoursInUse(fitted.exposedFrom, removedOn), 1)
        .end();
  }

  private static OptionalLong age(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }

  private OptionalLong hoursInUse(OptionalLong from, OptionalLong to) {
    if (hours.isEmpty() || from.isEmpty()) {
      return OptionalLong.empty();
    }
    long last = hours.get().lastDay();
    boolean isReached = last > from.getAsLong() && to.orElse(last) <= last;
    return isReached && to.orElse(last) >= from.getAsLong()
        ? OptionalLong.of(hours.get().at(to.orElse(last)) - hours.get().at(from.getAsLong()))
        : OptionalLong.empty();
  }
}
