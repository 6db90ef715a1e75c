package org.mendlake.statistics.warranty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.warranty.InServiceFleet.Machine;

/**
 * Repairs per 1,000 machines by months in service (R/1000). A machine counts in a month once it has
 * completed it, so that builds are only ever compared at equal age; a repaired machine stays
 * exposed. Months end on monthly anniversaries of the first day in service: of 31 January, 28 or 29
 * February (Robinson and McDonald 1991; Wu 2012).
 *
 * @param total all builds together; its r(m) is the exposure-weighted mean of theirs, its R(m) is
 *     not
 * @param builds each build alone, by name
 * @param atDelivery failures on or before the first day in service, which are in no month
 * @param tooYoung failures in a month that its machine has not completed, or not long enough ago
 */
public record RepairsPerThousand(Series total, List<Series> builds, int atDelivery, int tooYoung) {
  /** Its name beside a number. */
  public static final String METHOD = "R/1000 by completed months in service";

  private static final int MOST_MONTHS = 600;

  public RepairsPerThousand {
    builds = List.copyOf(builds);
  }

  /**
   * The months of one build, from 1 on.
   *
   * @param build its name; {@code (all)} for all together
   */
  public record Series(String build, List<RepairMonth> months) {
    public Series {
      months = List.copyOf(months);
    }
  }

  /**
   * The rates of a fleet.
   *
   * @param months how many months to tell, from 1 to 600
   * @param reportingLagDays a month counts only when it ended at least so many days before the data
   *     date: the time within which nearly all failures are reported, 95 % say; 0 counts all
   * @return a refusal where no machine has completed a month for so long
   */
  public static Outcome<RepairsPerThousand> of(
      InServiceFleet fleet, int months, int reportingLagDays) {
    if (months < 1 || months > MOST_MONTHS || reportingLagDays < 0) {
      throw new IllegalArgumentException(
          "Cannot tell "
              + months
              + " months with a lag of "
              + reportingLagDays
              + " days: give 1 to "
              + MOST_MONTHS
              + " months and a lag not below 0");
    }
    long lastDay = fleet.dataDate().toEpochDay() - reportingLagDays;
    Map<LocalDate, long[]> calendars = new HashMap<>();
    List<MachineMonths> all = new ArrayList<>(fleet.size());
    Map<String, List<MachineMonths>> byBuild = new TreeMap<>();
    for (Machine machine : fleet.machines()) {
      long[] ends =
          calendars.computeIfAbsent(machine.inService(), day -> MachineMonths.ends(day, months));
      MachineMonths one = MachineMonths.of(machine, ends, lastDay);
      all.add(one);
      byBuild.computeIfAbsent(machine.build(), build -> new ArrayList<>()).add(one);
    }
    if (all.stream().noneMatch(machine -> machine.completed() > 0)) {
      return Outcome.refused(
          fleet.size() == 0 ? Reason.NO_DATA : Reason.IMMATURE,
          "None of the "
              + fleet.size()
              + " machines has completed a month in service "
              + reportingLagDays
              + " days before "
              + fleet.dataDate());
    }
    List<Series> builds = new ArrayList<>();
    byBuild.forEach((build, own) -> builds.add(new Series(build, SeriesSums.months(own, months))));
    return Outcome.of(
        new RepairsPerThousand(
            new Series("(all)", SeriesSums.months(all, months)),
            builds,
            all.stream().mapToInt(MachineMonths::atDelivery).sum(),
            all.stream().mapToInt(MachineMonths::tooYoung).sum()));
  }
}
