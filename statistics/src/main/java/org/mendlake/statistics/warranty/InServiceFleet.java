package org.mendlake.statistics.warranty;

import java.time.LocalDate;
import java.util.List;

/**
 * Machines in service: of which build they are, since when they serve, until when they are
 * observed, and when they failed. What ends observation is scrap, resale abroad or exchange; for
 * rates of claims it is also the end of cover, by months or by hours, which the caller decides.
 * Machines that nobody put into service are not in it: they have no exposure.
 */
public final class InServiceFleet {
  static final long NEVER = Long.MAX_VALUE;

  private final LocalDate dataDate;
  private final List<Machine> machines;

  InServiceFleet(LocalDate dataDate, List<Machine> machines) {
    this.dataDate = dataDate;
    this.machines = List.copyOf(machines);
  }

  /**
   * A machine.
   *
   * @param leftOn last day of observation, as days since 1970, or {@link #NEVER}
   * @param failures days of its failures as days since 1970, in order
   */
  record Machine(String id, String build, LocalDate inService, long leftOn, List<Long> failures) {}

  /** Begins to gather machines as known at the end of a day. */
  public static InServiceFleetBuilder asOf(LocalDate dataDate) {
    return new InServiceFleetBuilder(dataDate);
  }

  /** The day up to whose end everything is known. */
  public LocalDate dataDate() {
    return dataDate;
  }

  /** Number of machines. */
  public int size() {
    return machines.size();
  }

  List<Machine> machines() {
    return machines;
  }
}
