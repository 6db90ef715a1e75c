package org.mendlake.ingestion.simulation.stories;

import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.world.Model;
import org.mendlake.ingestion.simulation.world.Organisation;

/**
 * What is true of a machine, whatever is reported of it; days are days since 1970, hours tenths.
 *
 * @param number its number in the fleet
 * @param suffix empty, or R for one that was given in exchange
 * @param customerId who bought it new
 * @param policyId its warranty
 * @param tenthsADay how much it runs in a day
 * @param isTelematic whether it reports its meter by itself
 * @param installedOn first day in service, when it was installed
 * @param leftOn first day on which it is not in the fleet any more
 * @param isExchanged whether another one was given for it when it left
 * @param swappedOn day on which it gets a new meter
 * @param meterAtDelivery what its meter showed at delivery
 */
record Machine(
    long number,
    String suffix,
    Model model,
    Organisation dealer,
    String customerId,
    String policyId,
    double tenthsADay,
    boolean isTelematic,
    long builtOn,
    long shippedOn,
    long soldOn,
    long deliveredOn,
    OptionalLong installedOn,
    OptionalLong leftOn,
    boolean isExchanged,
    OptionalLong swappedOn,
    long meterAtDelivery) {
  private static final double SECONDS_A_DAY = 86_400;

  /** Serial number. */
  String serial() {
    return "M" + digits();
  }

  /** Number and suffix, which ids of its visits, cases and claims are made of. */
  String digits() {
    String plain = Long.toString(number);
    return "0".repeat(Math.max(0, 7 - plain.length())) + plain + suffix;
  }

  /** Whether it works on a day. */
  boolean works(long day) {
    return day >= deliveredOn && (leftOn.isEmpty() || day < leftOn.getAsLong());
  }

  /** What it has run by a second of a day, with what it ran before delivery. */
  long ran(long day, int second) {
    double days = day - deliveredOn + second / SECONDS_A_DAY;
    return meterAtDelivery + (long) Math.max(0, days * tenthsADay);
  }

  /** What its meter shows. */
  long shown(long day, int second) {
    return isSwapped(day) ? ran(day, second) - ran(swappedOn.getAsLong(), 0) : ran(day, second);
  }

  /** Serial number of its meter on a day. */
  String meter(long day) {
    return "HM" + digits() + (isSwapped(day) ? "-2" : "-1");
  }

  private boolean isSwapped(long day) {
    return swappedOn.isPresent() && day >= swappedOn.getAsLong();
  }

  /** The first day on which it has run as much since delivery. */
  long dayAfter(double tenths) {
    return deliveredOn + (long) Math.ceil(tenths / tenthsADay);
  }
}
