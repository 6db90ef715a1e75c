package org.mendlake.transforms.folds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.transforms.fold.Known;

/**
 * The life of one machine as later folds read it from {@code fct_machine_life}.
 *
 * @param inServiceMeterHours hour meter on the day in service; 0 when it was not told
 * @param warrantyMonths months of cover; empty when the policy is not known
 * @param warrantyHours operating hours at which cover ends; empty when there is no such limit
 * @param soldById dealer of the first sale
 * @param knownAt when the last event that shaped it became known
 */
record MachineLife(
    Optional<LocalDate> builtOn,
    Optional<LocalDate> inServiceOn,
    Optional<LocalDate> leftOn,
    BigDecimal inServiceMeterHours,
    Optional<Long> warrantyMonths,
    Optional<Long> warrantyHours,
    Optional<String> soldById,
    Instant knownAt) {

  /** The life among what is known of one machine; empty when it has none. */
  static Optional<MachineLife> in(Known known) {
    List<Map<String, Object>> rows = known.rows("fct_machine_life");
    return rows.isEmpty() ? Optional.empty() : Optional.of(of(rows.get(0)));
  }

  private static MachineLife of(Map<String, Object> row) {
    BigDecimal meter = (BigDecimal) row.get("in_service_meter_hours");
    return new MachineLife(
        Optional.ofNullable((LocalDate) row.get("built_on")),
        Optional.ofNullable((LocalDate) row.get("in_service_on")),
        Optional.ofNullable((LocalDate) row.get("left_on")),
        meter == null ? BigDecimal.ZERO : meter,
        Optional.ofNullable((Long) row.get("warranty_months")),
        Optional.ofNullable((Long) row.get("warranty_hours")),
        Optional.ofNullable((String) row.get("sold_by_id")),
        (Instant) row.get("known_at"));
  }
}
