package org.mendlake.ingestion.simulation.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.MachineEvent.Component;
import org.mendlake.ingestion.simulation.world.Catalogue;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.ComponentKind;
import org.mendlake.ingestion.simulation.world.FaultKind;
import org.mendlake.ingestion.simulation.world.Lots;

/**
 * How a machine wears: each tracked component lives a Weibull time in operating hours and is
 * followed by another, other faults come by a Poisson process, and service is due every 500 hours.
 */
final class Wear {
  private static final int SERVICE_HOURS = 500;
  private static final double PREVENTIVE = 0.6;
  private static final double[] FAULT_WEIGHTS =
      Catalogue.FAULTS.stream().mapToDouble(FaultKind::weight).toArray();

  private final Machine machine;
  private final Chance chance;
  private final Lots lots;
  private final long lastDay;
  private final List<Component> built = new ArrayList<>();
  private final List<Repair> repairs = new ArrayList<>();

  Wear(Machine machine, Chance chance, Lots lots, long lastDay) {
    this.machine = machine;
    this.chance = chance;
    this.lots = lots;
    this.lastDay = lastDay;
    for (ComponentKind kind : Catalogue.COMPONENTS) {
      kind.positions().forEach(position -> component(kind, position));
    }
    faults();
    service();
    repairs.sort(Comparator.comparingLong(Repair::day));
  }

  /** Components fitted at the plant. */
  List<Component> built() {
    return built;
  }

  /** What brings technicians, day by day. */
  List<Repair> repairs() {
    return repairs;
  }

  private boolean isOver(long day) {
    return day > lastDay || !machine.works(day);
  }

  private void component(ComponentKind kind, String position) {
    int life = 1;
    long fittedOn = machine.builtOn();
    Component fitted = fit(kind, position, life, fittedOn);
    built.add(fitted);
    double hours = 0;
    while (true) {
      double lived =
          chance.weibull(
              lots.shape(kind, fitted.supplierId(), fittedOn),
              lots.scaleHours(kind, fitted.supplierId(), fittedOn));
      boolean isPreventive =
          kind.preventiveHours() > 0
              && lived > kind.preventiveHours()
              && chance.happens(PREVENTIVE);
      hours += isPreventive ? kind.preventiveHours() : lived;
      long day = machine.dayAfter(hours * 10);
      if (isOver(day)) {
        return;
      }
      Component next = fit(kind, position, ++life, day);
      Optional<String> mode =
          isPreventive
              ? Optional.empty()
              : Optional.of(kind.modes().get(chance.weighted(70, 20, 10)));
      repairs.add(new Repair.Replacement(day, kind, fitted, next, mode));
      fitted = next;
      fittedOn = day;
    }
  }

  private Component fit(ComponentKind kind, String position, int life, long day) {
    String supplier = kind.suppliers().get(chance.weighted(50, 50));
    return new Component(
        kind.partId(),
        position,
        prefix(position) + machine.digits() + "-" + life,
        supplier,
        lots.lot(supplier, day));
  }

  /** Two letters that no other position has, such as TL of TRAVEL-LEFT and PU of PUMP. */
  private static String prefix(String position) {
    return "" + position.charAt(0) + position.charAt(Math.max(0, position.indexOf('-')) + 1);
  }

  private void faults() {
    double meanHours = 1_000 / machine.model().faultsPerThousandHours();
    double hours = chance.exponential(meanHours);
    for (long day = machine.dayAfter(hours * 10); !isOver(day); ) {
      repairs.add(new Repair.Fault(day, Catalogue.FAULTS.get(chance.weighted(FAULT_WEIGHTS))));
      hours += chance.exponential(meanHours);
      day = machine.dayAfter(hours * 10);
    }
  }

  private void service() {
    for (int hours = SERVICE_HOURS; !isOver(machine.dayAfter(hours * 10)); hours += SERVICE_HOURS) {
      repairs.add(new Repair.Maintenance(machine.dayAfter(hours * 10), hours));
    }
  }
}
