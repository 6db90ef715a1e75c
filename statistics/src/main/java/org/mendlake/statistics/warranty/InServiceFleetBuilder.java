package org.mendlake.statistics.warranty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.warranty.InServiceFleet.Machine;

/** Gathers machines and their failures, in any order. */
public final class InServiceFleetBuilder {
  private static final int PROBLEMS_TOLD = 20;

  private final LocalDate dataDate;
  private final Map<String, Stated> machines = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  InServiceFleetBuilder(LocalDate dataDate) {
    this.dataDate = dataDate;
  }

  /** What is stated about one machine. */
  private static final class Stated {
    private String build;
    private LocalDate inService;
    private LocalDate left;
    private final List<LocalDate> failures = new ArrayList<>();
  }

  /** A machine of a build (its month of production, say) that has served since a day. */
  public InServiceFleetBuilder machine(String id, String build, LocalDate inService) {
    Stated stated = stated(id);
    if (stated.inService != null) {
      problems.add("Cannot use machine " + id + ": stated twice");
    } else if (inService.isAfter(dataDate)) {
      problems.add(
          "Cannot use machine "
              + id
              + ": in service on "
              + inService
              + ", after the data date "
              + dataDate);
    }
    stated.build = build;
    stated.inService = inService;
    return this;
  }

  /** The machine was last observed on a day; afterwards it is scrapped, abroad, out of cover. */
  public InServiceFleetBuilder left(String id, LocalDate day) {
    Stated stated = stated(id);
    if (stated.left != null) {
      problems.add("Cannot let machine " + id + " leave twice");
    }
    stated.left = day;
    return this;
  }

  /** A defect of the machine; a visit with three defects is three. */
  public InServiceFleetBuilder failed(String id, LocalDate day) {
    stated(id).failures.add(day);
    return this;
  }

  private Stated stated(String id) {
    return machines.computeIfAbsent(id, machine -> new Stated());
  }

  /**
   * The fleet.
   *
   * @throws IllegalArgumentException if a machine is stated twice or not at all, serves or fails
   *     after the data date, or fails or leaves out of order; it names them all
   */
  public InServiceFleet build() {
    List<Machine> checked = new ArrayList<>(machines.size());
    machines.forEach(
        (id, stated) -> {
          if (stated.inService == null) {
            problems.add("Cannot use failures of machine " + id + ": it is not stated");
          } else {
            checked.add(checked(id, stated));
          }
        });
    if (!problems.isEmpty()) {
      int more = problems.size() - PROBLEMS_TOLD;
      throw new IllegalArgumentException(
          String.join("\n", problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())))
              + (more > 0 ? "\nand " + more + " more problems" : ""));
    }
    return new InServiceFleet(dataDate, checked);
  }

  private Machine checked(String id, Stated stated) {
    boolean leaves = stated.left != null && !stated.left.isAfter(dataDate);
    if (stated.left != null && stated.left.isBefore(stated.inService)) {
      problems.add(
          "Cannot let machine "
              + id
              + " leave on "
              + stated.left
              + ": it serves since "
              + stated.inService);
    }
    LocalDate last = leaves ? stated.left : dataDate;
    for (LocalDate day : stated.failures) {
      if (day.isAfter(last)) {
        problems.add(
            "Cannot use a failure of machine "
                + id
                + " on "
                + day
                + ": it is observed until "
                + last);
      }
    }
    return new Machine(
        id,
        stated.build,
        stated.inService,
        leaves ? stated.left.toEpochDay() : InServiceFleet.NEVER,
        stated.failures.stream().map(LocalDate::toEpochDay).sorted().toList());
  }
}
