package org.mendlake.ingestion.simulation.stories;

import org.mendlake.ingestion.simulation.reports.Reporter;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.Codes;
import org.mendlake.ingestion.simulation.world.LocalClock;
import org.mendlake.ingestion.simulation.world.Lots;
import org.mendlake.ingestion.simulation.world.Network;
import org.mendlake.ingestion.simulation.world.Policy;

/** The whole fleet; the history of each machine is a function of seed and number alone. */
public final class Fleet {
  private static final LocalClock HOME = new LocalClock("Asia/Shanghai");

  private final SimulationSettings settings;
  private final Network network;
  private final Lots lots;
  private final Codes codes;
  private final Customers customers;
  private final MachineMaker maker;
  private final long end;

  /** The fleet of a simulation. */
  public Fleet(SimulationSettings settings) {
    this.settings = settings;
    this.network = new Network(settings.seed(), settings.events());
    this.lots = new Lots(settings);
    this.codes = new Codes(settings.window().start(), settings.window().end());
    this.customers = new Customers(settings.seed());
    this.maker = new MachineMaker(settings, network.dealers(), customers);
    this.end =
        new LocalClock(settings.window().zone().getId())
            .millis(settings.window().end().toEpochDay() + 1, 0);
  }

  /** The first moment after the window, milliseconds since 1970. */
  public long end() {
    return end;
  }

  /** What is reported of everything that machines refer to. */
  public Reporter masterData() {
    Chance chance = Chance.of(settings.seed(), "master data", 0);
    Reporter reporter = reporter("master data reports", 0);
    new MasterData(new Teller(settings, chance, reporter), network, codes).tell();
    return reporter;
  }

  /** What is reported of a machine, its first customer, and the one given in exchange for it. */
  public Reporter machine(long number) {
    Chance chance = Chance.of(settings.seed(), "machine", number);
    Reporter reporter = reporter("machine reports", number);
    Teller teller = new Teller(settings, chance, reporter);
    Machine machine = maker.make(number, chance);
    if (customers.isNew(number)) {
      customer(machine.customerId(), number, machine, teller);
    }
    tell(machine, teller);
    if (machine.isExchanged() && machine.leftOn().isPresent()) {
      tell(maker.replacement(machine, chance), teller);
    }
    return reporter;
  }

  /** What is reported of somebody who is interested in machines but bought none. */
  public Reporter prospect(long number) {
    Chance chance = Chance.of(settings.seed(), "prospect", number);
    Reporter reporter = reporter("prospect reports", number);
    Teller teller = new Teller(settings, chance, reporter);
    long start = settings.window().start().toEpochDay();
    long day = start + chance.below((int) (teller.lastDay() - start));
    teller.onDay(
        teller.subject("customer", "KP%07d".formatted(number), "crm", HOME),
        day,
        1,
        Customers.defined(number, day, network.dealers().get(0), "CN-SH", chance));
    return reporter;
  }

  private Reporter reporter(String purpose, long index) {
    return new Reporter(settings, Chance.of(settings.seed(), purpose, index), end);
  }

  private void tell(Machine machine, Teller teller) {
    Wear wear = new Wear(machine, teller.chance(), lots, teller.lastDay());
    new LifeStory(machine, teller, customers, network.dealers()).tell(wear.built());
    MeterStory meter = new MeterStory(machine, teller);
    meter.tell();
    Policy policy =
        Policy.ALL.stream()
            .filter(p -> p.id().equals(machine.policyId()))
            .findFirst()
            .orElseThrow();
    ClaimStory claims = new ClaimStory(machine, policy, teller);
    new RepairStory(machine, teller, codes, meter, claims).tell(wear.repairs());
  }

  /** A new customer is entered some time before the sale; one in twenty moves later. */
  private void customer(String id, long number, Machine machine, Teller teller) {
    Chance chance = teller.chance();
    var subject = teller.subject("customer", id, "crm", machine.dealer().clock());
    long day = machine.soldOn() - chance.between(1, 60);
    teller.onDay(
        subject,
        day,
        1,
        Customers.defined(number, day, machine.dealer(), machine.dealer().region(), chance));
    if (chance.happens(0.05)) {
      long moved = day + chance.between(30, 900);
      String region = chance.oneOf(network.dealers()).region();
      teller.change(
          subject, moved, 5, Customers.defined(number, moved, machine.dealer(), region, chance));
    }
  }
}
