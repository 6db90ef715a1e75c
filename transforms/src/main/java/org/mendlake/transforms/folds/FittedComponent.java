package org.mendlake.transforms.folds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.transforms.fold.Statement;

/**
 * One component at one place of a machine, as it was fitted and as it was taken off.
 *
 * @param origin {@code built}, {@code replaced}, or {@code unknown} where only its end is known
 * @param fittedOn day it was fitted; empty when not known
 * @param serial serial number as fitted, or as taken off where that is all that is known
 * @param removal the row of {@code fct_part_replacement} that ended it; empty while it is fitted
 * @param occurredAt when it was fitted, or taken off where that is all that is known
 * @param knownAt when the last event that shaped it became known
 */
record FittedComponent(
    String position,
    String origin,
    Optional<LocalDate> fittedOn,
    Optional<String> partId,
    Optional<String> serial,
    Optional<String> supplierId,
    Optional<String> lot,
    Optional<String> condition,
    Optional<Map<String, Object>> removal,
    Instant occurredAt,
    Instant knownAt) {

  /** A component listed when the machine was built; such components are new. */
  static FittedComponent built(MachineBuiltV1.Component listed, Statement<MachineBuiltV1> built) {
    return new FittedComponent(
        listed.position(),
        "built",
        Optional.of(built.payload().builtOn()),
        Optional.of(listed.partId()),
        Optional.ofNullable(listed.serial()),
        Optional.ofNullable(listed.supplierId()),
        Optional.ofNullable(listed.lot()),
        Optional.of("new"),
        Optional.empty(),
        built.occurredAt(),
        built.knownAt());
  }

  /** The component that a replacement fitted. */
  static FittedComponent fitted(Map<String, Object> replacement) {
    return new FittedComponent(
        (String) replacement.get("position"),
        "replaced",
        Optional.of((LocalDate) replacement.get("replaced_on")),
        text(replacement, "part_id"),
        text(replacement, "fitted_serial"),
        text(replacement, "supplier_id"),
        text(replacement, "lot"),
        text(replacement, "condition"),
        Optional.empty(),
        (Instant) replacement.get("occurred_at"),
        (Instant) replacement.get("known_at"));
  }

  /** The component that must have been there because a replacement took it off. */
  static FittedComponent before(Map<String, Object> replacement) {
    return new FittedComponent(
        (String) replacement.get("position"),
        "unknown",
        Optional.empty(),
        Optional.empty(),
        text(replacement, "removed_serial"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        (Instant) replacement.get("occurred_at"),
        (Instant) replacement.get("known_at"));
  }

  /** The same component, ended by a replacement. */
  FittedComponent endedBy(Map<String, Object> replacement) {
    return new FittedComponent(
        position,
        origin,
        fittedOn,
        partId,
        serial,
        supplierId,
        lot,
        condition,
        Optional.of(replacement),
        occurredAt,
        Timeline.later(knownAt, (Instant) replacement.get("known_at")));
  }

  /** Day on which a replacement ended it. */
  Optional<LocalDate> replacedOn() {
    return removal.map(row -> (LocalDate) row.get("replaced_on"));
  }

  private static Optional<String> text(Map<String, Object> row, String column) {
    return Optional.ofNullable((String) row.get(column));
  }
}
