package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/** Cuts the days of a machine in service into months and spells and writes them. */
final class MachineMonths {
  private final String machineId;
  private final MachineLife life;
  private final LocalDate inServiceOn;
  private final OperatingHours hours;
  private final Optional<Warranty> warranty;
  private final List<Map<String, Object>> versions;
  private final LocalDate end;
  private final boolean isOpen;
  private final Rows rows;

  /** Some days of one month in which nothing about the machine changed. */
  private record Spell(LocalDate from, LocalDate to, Map<String, Object> version) {
    long days() {
      return ChronoUnit.DAYS.between(from, to);
    }
  }

  MachineMonths(String machineId, MachineLife life, OperatingHours hours, Known known, Rows rows) {
    this.machineId = machineId;
    this.life = life;
    this.inServiceOn = life.inServiceOn().orElseThrow();
    this.hours = hours;
    this.warranty = Warranty.of(life, hours);
    this.versions = new ArrayList<>(known.rows("dim_machine"));
    this.versions.sort(Comparator.comparing(MachineMonths::validFrom));
    LocalDate afterKnown = known.day().plusDays(1);
    this.isOpen = life.leftOn().filter(left -> !left.isAfter(afterKnown)).isEmpty();
    this.end = isOpen ? afterKnown : life.leftOn().orElseThrow();
    this.rows = rows;
  }

  void write() {
    if (versions.isEmpty()) {
      return;
    }
    if (isWaiting()) {
      month(List.of(new Spell(inServiceOn, inServiceOn, versions.get(versionOn(inServiceOn)))));
    }
    int version = versionOn(inServiceOn);
    LocalDate day = inServiceOn;
    while (day.isBefore(end)) {
      LocalDate monthEnd = earlier(day.withDayOfMonth(1).plusMonths(1), end);
      List<Spell> spells = new ArrayList<>();
      while (day.isBefore(monthEnd)) {
        LocalDate change = validTo(version);
        LocalDate to = earlier(change, monthEnd);
        spells.add(new Spell(day, to, versions.get(version)));
        version += to.equals(change) ? 1 : 0;
        day = to;
      }
      month(spells);
    }
  }

  /** Whether it will be in service only when the knowledge date has come that far. */
  private boolean isWaiting() {
    return isOpen
        && !inServiceOn.isBefore(end)
        && life.leftOn().filter(left -> !left.isAfter(inServiceOn)).isEmpty();
  }

  private int versionOn(LocalDate day) {
    int version = versions.size() - 1;
    while (version > 0 && validFrom(versions.get(version)).isAfter(day)) {
      version--;
    }
    return version;
  }

  private LocalDate validTo(int version) {
    return version + 1 < versions.size() ? validFrom(versions.get(version + 1)) : LocalDate.MAX;
  }

  private static LocalDate validFrom(Map<String, Object> version) {
    return (LocalDate) version.get("valid_from");
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** Writes the spells of one month; the last one takes the hours that rounding leaves. */
  private void month(List<Spell> spells) {
    LocalDate from = spells.get(0).from();
    LocalDate to = spells.get(spells.size() - 1).to();
    OptionalLong run = hours.between(from, to);
    Instant known = run.isPresent() ? hours.knownBetween(from, to) : Instant.MIN;
    long days = ChronoUnit.DAYS.between(from, to);
    long left = run.orElse(0);
    for (int i = 0; i < spells.size(); i++) {
      Spell spell = spells.get(i);
      boolean isLast = i + 1 == spells.size();
      long part = isLast ? left : run.orElse(0) * spell.days() / days;
      left -= part;
      row(spell, later(known, life.knownAt()))
          .set("hours_run", run.isPresent() ? BigDecimal.valueOf(part, 1) : null);
    }
  }

  private Rows.Row row(Spell spell, Instant known) {
    Map<String, Object> version = spell.version();
    Instant shaped = later(known, (Instant) version.get("known_at"));
    Optional<Warranty> ended = warranty.filter(cover -> cover.to().isBefore(spell.to()));
    shaped = later(shaped, ended.map(Warranty::knownAt).orElse(shaped));
    return rows.into("fct_machine_month")
        .set("machine_id", machineId)
        .set("month", spell.from().withDayOfMonth(1))
        .set("spell_from", spell.from())
        .set("spell_to", spell.to())
        .set("product_id", version.get("product_id"))
        .set("customer_id", version.get("customer_id"))
        .set("organisation_id", version.get("organisation_id"))
        .set("region", version.get("region"))
        .set("sold_by_id", life.soldById().orElse(null))
        .set("months_in_service", Months.completed(inServiceOn, spell.from()))
        .set("observed_days", Math.toIntExact(spell.days()))
        .set("warranty_days", warranty.map(cover -> daysBefore(cover.to(), spell)).orElse(null))
        .set("is_open", isOpen && !spell.to().isBefore(end))
        .set("occurred_at", spell.from().atStartOfDay(ZoneOffset.UTC).toInstant())
        .set("known_at", shaped);
  }

  private static int daysBefore(LocalDate day, Spell spell) {
    long days = ChronoUnit.DAYS.between(spell.from(), earlier(day, spell.to()));
    return Math.toIntExact(Math.max(0, days));
  }
}
