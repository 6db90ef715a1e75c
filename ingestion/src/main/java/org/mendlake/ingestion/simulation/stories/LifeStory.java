package org.mendlake.ingestion.simulation.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.events.MachineEvent;
import org.mendlake.ingestion.simulation.events.MachineEvent.Component;
import org.mendlake.ingestion.simulation.reports.Subject;
import org.mendlake.ingestion.simulation.world.Catalogue;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.LocalClock;
import org.mendlake.ingestion.simulation.world.Organisation;

/** Tells how a machine was built, sold, moved and lost. */
final class LifeStory {
  private static final LocalClock PLANT = new LocalClock("Asia/Shanghai");
  private static final List<String> APPLICATIONS =
      List.of("earthmoving", "quarry", "road", "mining", "municipal", "agriculture");
  private static final List<String> REASONS =
      List.of("scrapped", "exported", "stolen", "destroyed");

  private final Machine machine;
  private final Teller teller;
  private final Chance chance;
  private final Customers customers;
  private final List<Organisation> dealers;
  private final Subject made;
  private final Subject sold;

  LifeStory(Machine machine, Teller teller, Customers customers, List<Organisation> dealers) {
    this.machine = machine;
    this.teller = teller;
    this.chance = teller.chance();
    this.customers = customers;
    this.dealers = dealers;
    this.made = teller.subject("machine", machine.serial(), "factory-mes", PLANT);
    this.sold = teller.subject("machine", machine.serial(), "sales-erp", machine.dealer().clock());
  }

  void tell(List<Component> components) {
    made(components);
    sold();
    owners();
    sites();
    left();
  }

  private void made(List<Component> components) {
    List<String> options = new ArrayList<>();
    for (String option : List.of("AC", "QUICK-COUPLER", "HAMMER-LINES", "CAMERA", "HEATER")) {
      if (chance.happens(0.4)) {
        options.add(option);
      }
    }
    String plant = machine.number() % 3 == 0 ? "PLANT-2" : "PLANT-1";
    teller.onDay(
        made,
        machine.builtOn(),
        1,
        new MachineEvent.Built(
            machine.model().id(),
            machine.builtOn(),
            plant,
            "L" + (1 + machine.number() % 4),
            options,
            components));
    teller.onDay(
        made,
        machine.shippedOn(),
        1,
        new MachineEvent.Shipped(
            machine.shippedOn(), "HQ", machine.dealer().id(), "SD" + machine.digits()));
  }

  private void sold() {
    boolean isInverted = chance.happens(teller.settings().oddities().invertedMilestones());
    long dated = isInverted ? machine.deliveredOn() + chance.between(3, 15) : machine.soldOn();
    sale(dated, machine.customerId(), machine.model().price());
    List<String> defects =
        chance.happens(0.06)
            ? List.of(Catalogue.CODE_SET + ":ELE/SENSOR/DRIFT")
            : List.<String>of();
    teller.onDay(
        sold,
        machine.deliveredOn(),
        10,
        new MachineEvent.Delivered(
            machine.deliveredOn(),
            machine.deliveredOn() - chance.between(-3, 5),
            machine.dealer().id(),
            true,
            machine.meterAtDelivery(),
            defects));
    OptionalLong installed = machine.installedOn();
    if (installed.isPresent()) {
      long day = installed.getAsLong();
      teller.onDay(
          sold,
          day,
          10,
          new MachineEvent.Installed(
              day,
              day - chance.between(-2, 3),
              machine.dealer().id(),
              true,
              machine.shown(day, 0)));
      if (chance.happens(0.1)) {
        teller.onDay(sold, day, 20, new MachineEvent.Named(day, "Unit " + chance.between(1, 99)));
      }
    }
  }

  private void sale(long day, String customer, long price) {
    if (day <= teller.lastDay()) {
      teller.change(
          sold,
          day,
          30,
          new MachineEvent.Sold(
              day,
              machine.dealer().id(),
              customer,
              machine.dealer().money(price),
              machine.dealer().currency(),
              chance.oneOf(APPLICATIONS),
              machine.policyId()));
    }
  }

  /** Changes of hands: most between customers, some through a dealer again. */
  private void owners() {
    String owner = machine.customerId();
    long day = machine.deliveredOn() + 90 + (long) chance.exponential(365 * 12);
    while (machine.works(day) && day <= teller.lastDay()) {
      String next = customers.usedBuyer(machine.number(), chance);
      if (chance.happens(0.3)) {
        sale(day, next, machine.model().price() / 2);
      } else {
        teller.change(sold, day, 30, new MachineEvent.OwnerChanged(day, next, owner));
      }
      owner = next;
      day += 90 + (long) chance.exponential(365 * 12);
    }
  }

  private void sites() {
    Organisation responsible = machine.dealer();
    long day = machine.deliveredOn() + 30 + (long) chance.exponential(365 * 5);
    while (machine.works(day) && day <= teller.lastDay()) {
      Organisation next = chance.happens(0.3) ? chance.oneOf(dealers) : responsible;
      Optional<String> changed =
          next.equals(responsible) ? Optional.empty() : Optional.of(next.id());
      teller.change(
          sold,
          day,
          30,
          new MachineEvent.Relocated(
              day,
              "Site " + chance.between(100, 999),
              next.region(),
              20_000_000 + chance.below(25_000_000),
              75_000_000 + chance.below(50_000_000),
              changed));
      responsible = next;
      day += 30 + (long) chance.exponential(365 * 5);
    }
  }

  private void left() {
    if (machine.leftOn().isEmpty()) {
      return;
    }
    long day = machine.leftOn().getAsLong();
    if (machine.isExchanged()) {
      teller.onDay(
          sold,
          day,
          5,
          new MachineEvent.Exchanged(day, machine.serial() + "R", "repeated failure"));
    } else {
      teller.change(
          sold,
          day,
          60,
          new MachineEvent.Scrapped(day, REASONS.get(chance.weighted(50, 35, 5, 10))));
    }
  }
}
