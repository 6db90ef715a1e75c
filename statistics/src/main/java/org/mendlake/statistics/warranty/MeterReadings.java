package org.mendlake.statistics.warranty;

import java.util.List;

/** Readings of hour meters, by machine; machines are of groups, model by application say. */
public final class MeterReadings {
  private final List<Machine> machines;

  MeterReadings(List<Machine> machines) {
    this.machines = List.copyOf(machines);
  }

  /** Who read a meter. */
  public enum Source {
    /** A repair under a claim: such machines tend to be the busy ones. */
    CLAIM,
    /** Telematics, maintenance, a campaign, a survey: whether or not it failed. */
    OTHER
  }

  /** A reading; {@code day} counts days since 1970. */
  record Reading(long day, double hours, Source source) {}

  /** A machine and its readings in order of day. */
  record Machine(String id, String group, List<Reading> readings) {}

  /** Begins to gather readings. */
  public static MeterReadingsBuilder builder() {
    return new MeterReadingsBuilder();
  }

  List<Machine> machines() {
    return machines;
  }
}
