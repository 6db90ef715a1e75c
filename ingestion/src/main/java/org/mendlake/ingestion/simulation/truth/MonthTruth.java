package org.mendlake.ingestion.simulation.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.events.Definition.PolicyDefined;
import org.mendlake.ingestion.simulation.events.MachineEvent.Sold;

/** Exposure of a machine by month and spell, as {@code fct_machine_month} must hold it. */
final class MonthTruth {
  private final String machineId;
  private final LifeTruth life;
  private final VersionTruth versions;
  private final HoursTruth hours;
  private final long lastDay;
  private final FactRows rows;

  /** Exposure up to and including a last day. */
  MonthTruth(
      String machineId,
      LifeTruth life,
      VersionTruth versions,
      HoursTruth hours,
      long lastDay,
      FactRows rows) {
    this.machineId = machineId;
    this.life = life;
    this.versions = versions;
    this.hours = hours;
    this.lastDay = lastDay;
    this.rows = rows;
  }

  void write() {
    long from = life.inServiceOn().orElseThrow();
    if (from > lastDay) {
      spell(from, from, OptionalLong.empty());
      return;
    }
    long end = Math.min(lastDay + 1, life.leftOn().orElse(Long.MAX_VALUE));
    for (long start = from; start < end; ) {
      long next = LocalDate.ofEpochDay(start).withDayOfMonth(1).plusMonths(1).toEpochDay();
      month(start, Math.min(next, end));
      start = next;
    }
  }

  private void month(long from, long to) {
    List<Long> bounds = new ArrayList<>(List.of(from));
    bounds.addAll(versions.cuts(from, to));
    bounds.add(to);
    OptionalLong run =
        hours.lastDay() > from
            ? OptionalLong.of(hours.at(to) - hours.at(from))
            : OptionalLong.empty();
    long left = run.orElse(0);
    for (int i = 0; i + 1 < bounds.size(); i++) {
      long start = bounds.get(i);
      long end = bounds.get(i + 1);
      long share = end == to ? left : run.orElse(0) * (end - start) / (to - from);
      left -= share;
      spell(start, end, run.isPresent() ? OptionalLong.of(share) : run);
    }
  }

  private void spell(long from, long to, OptionalLong run) {
    LocalDate first = LocalDate.ofEpochDay(from);
    Map<String, String> attributes = versions.on(from);
    boolean isOpen =
        from == to || (to == lastDay + 1 && life.leftOn().orElse(Long.MAX_VALUE) > lastDay);
    rows.row(Fact.MACHINE_MONTH)
        .text(machineId)
        .day(first.withDayOfMonth(1).toEpochDay())
        .day(from)
        .day(to)
        .text(Optional.ofNullable(attributes.get("product_id")))
        .text(Optional.ofNullable(attributes.get("customer_id")))
        .text(Optional.ofNullable(attributes.get("organisation_id")))
        .text(Optional.ofNullable(attributes.get("region")))
        .text(life.firstSale().map(Sold::organisationId))
        .whole(wholeMonths(LocalDate.ofEpochDay(life.inServiceOn().orElseThrow()), first))
        .whole(to - from)
        .whole(warrantyDays(from, to))
        .decimal(run, 1)
        .truth(isOpen)
        .end();
  }

  /** Months of which each ends on the day of the month that it began, or the month's last. */
  static long wholeMonths(LocalDate from, LocalDate to) {
    long months = 0;
    while (!from.plusMonths(months + 1).isAfter(to)) {
      months++;
    }
    return months;
  }

  private OptionalLong warrantyDays(long from, long to) {
    return life.policy().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Math.min(to, warrantyTo(life.policy().get())) - from));
  }

  private long warrantyTo(PolicyDefined policy) {
    long inService = life.inServiceOn().orElseThrow();
    long byMonths = LocalDate.ofEpochDay(inService).plusMonths(policy.months()).toEpochDay();
    return policy.hours().isEmpty()
        ? byMonths
        : Math.min(byMonths, hours.dayOf(policy.hours().getAsLong() * 10).orElse(Long.MAX_VALUE));
  }
}
