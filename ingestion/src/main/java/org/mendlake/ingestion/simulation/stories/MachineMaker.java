package org.mendlake.ingestion.simulation.stories;

import java.util.List;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.world.Catalogue;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.Model;
import org.mendlake.ingestion.simulation.world.Organisation;
import org.mendlake.ingestion.simulation.world.Policy;

/** Makes up machines: what each is, who buys it and how long it lives. */
final class MachineMaker {
  private static final double[] WEIGHTS =
      Catalogue.MODELS.stream().mapToDouble(Model::weight).toArray();
  private static final double MEAN_LIFE_DAYS = 365 * 18;
  private static final double EXCHANGED = 0.004;
  private static final double MEDIAN_TENTHS_A_DAY = 42;
  private static final double MOST_TENTHS_A_DAY = 200;

  private final SimulationSettings settings;
  private final List<Organisation> dealers;
  private final Customers customers;

  MachineMaker(SimulationSettings settings, List<Organisation> dealers, Customers customers) {
    this.settings = settings;
    this.dealers = dealers;
    this.customers = customers;
  }

  /** The machine of a number. */
  Machine make(long number, Chance chance) {
    long start = settings.window().start().toEpochDay();
    long end = settings.window().end().toEpochDay();
    long built = start + chance.below((int) (end - start));
    long shipped = built + chance.between(2, 20);
    long sold = shipped + 3 + (long) Math.min(300, chance.exponential(40));
    long delivered = sold + chance.between(1, 14);
    OptionalLong installed =
        chance.happens(0.8) ? OptionalLong.of(delivered + chance.below(5)) : OptionalLong.empty();
    boolean isExchanged = chance.happens(EXCHANGED);
    long left =
        delivered
            + (isExchanged
                ? chance.between(6, 30)
                : 60 + (long) chance.exponential(MEAN_LIFE_DAYS));
    return new Machine(
        number,
        "",
        Catalogue.MODELS.get(chance.weighted(WEIGHTS)),
        chance.oneOf(dealers),
        customers.of(number),
        Policy.ALL.get(chance.weighted(75, 15, 10)).id(),
        Math.min(MOST_TENTHS_A_DAY, chance.logNormal(MEDIAN_TENTHS_A_DAY, 0.45)),
        chance.happens(0.5),
        built,
        shipped,
        sold,
        delivered,
        installed,
        left > end ? OptionalLong.empty() : OptionalLong.of(left),
        isExchanged,
        swapped(delivered, end, chance),
        chance.between(5, 80));
  }

  /** The machine that is given for another one. */
  Machine replacement(Machine machine, Chance chance) {
    long end = settings.window().end().toEpochDay();
    long exchanged = machine.leftOn().orElseThrow();
    long left = exchanged + 60 + (long) chance.exponential(MEAN_LIFE_DAYS);
    return new Machine(
        machine.number(),
        "R",
        machine.model(),
        machine.dealer(),
        machine.customerId(),
        machine.policyId(),
        machine.tenthsADay(),
        machine.isTelematic(),
        exchanged - chance.between(20, 60),
        exchanged - chance.between(3, 15),
        exchanged,
        exchanged,
        OptionalLong.empty(),
        left > end ? OptionalLong.empty() : OptionalLong.of(left),
        false,
        swapped(exchanged, end, chance),
        chance.between(5, 80));
  }

  private OptionalLong swapped(long delivered, long end, Chance chance) {
    double years = Math.max(0, end - delivered) / 365.0;
    return years > 0
            && chance.happens(1 - StrictMath.pow(1 - settings.oddities().meterSwaps(), years))
        ? OptionalLong.of(delivered + 1 + chance.below((int) (end - delivered)))
        : OptionalLong.empty();
  }
}
