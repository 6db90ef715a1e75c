package org.mendlake.ingestion.simulation.stories;

import java.util.List;
import org.mendlake.ingestion.simulation.events.Definition.CustomerDefined;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.Organisation;

/** Who buys machines: most machines bring a customer of their own, the others an earlier one. */
final class Customers {
  private static final double NEW_CUSTOMER = 0.6;
  private static final List<String> KINDS = List.of("company", "person", "rental", "government");

  private final long seed;

  Customers(long seed) {
    this.seed = seed;
  }

  /** Whether the machine's customer is new with it. */
  boolean isNew(long machine) {
    return machine == 0 || Chance.of(seed, "customer", machine).happens(NEW_CUSTOMER);
  }

  /** Id of the machine's first customer. */
  String of(long machine) {
    long own = machine;
    while (!isNew(own)) {
      own -= 1 + Chance.of(seed, "earlier customer", own).below((int) Math.min(own, 50));
    }
    return "K%07d".formatted(own);
  }

  /** Id of somebody who buys a used machine. */
  String usedBuyer(long machine, Chance chance) {
    return of(Math.max(0, machine - chance.below(200)));
  }

  static CustomerDefined defined(
      long number, long validFrom, Organisation dealer, String region, Chance chance) {
    boolean isChinese = dealer.currency().equals("CNY");
    String kind = KINDS.get(chance.weighted(60, 25, 10, 5));
    return new CustomerDefined(
        validFrom,
        isChinese ? "客户%d建设有限公司".formatted(number) : "Customer %d Works".formatted(number),
        kind,
        region,
        "+%011d".formatted(Math.floorMod(chance.number(), 100_000_000_000L)));
  }
}
