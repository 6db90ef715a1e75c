package org.mendlake.analysis.methods;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.warranty.InServiceFleet;
import org.mendlake.statistics.warranty.InServiceFleetBuilder;

/**
 * Machines in service and their failures: a row for each failure, or one row for a machine without.
 */
final class MachineRows implements Rows {
  static final String COLUMNS =
      "Columns: machine, in_service (date), failed (date of a failure, empty for none; a machine with"
          + " several has several rows). Optional build (name of the build) and left (last day of"
          + " observation). Dates as 2024-07-31.";

  private static final String ONE_BUILD = "all";
  private static final Role MACHINE = Role.required("machine", Content.TEXT, "name of the machine");
  private static final Role IN_SERVICE =
      Role.required("in_service", Content.DATE, "first day in service");
  private static final Role FAILED =
      Role.requiredMaybeEmpty("failed", Content.DATE, "day of a failure");
  private static final Role BUILD = Role.optional("build", Content.TEXT, "name of the build");
  private static final Role LEFT =
      Role.optionalMaybeEmpty("left", Content.DATE, "last day of observation");

  private final Optional<LocalDate> asOf;
  private final Map<String, Machine> machines = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private record Machine(
      String build, LocalDate inService, Optional<LocalDate> left, List<LocalDate> failures) {

    boolean saysTheSame(Machine other) {
      return build.equals(other.build)
          && inService.equals(other.inService)
          && left.equals(other.left);
    }
  }

  /**
   * Takes rows.
   *
   * @param asOf day after which nothing can be known; none for the latest day of the rows
   */
  MachineRows(Optional<LocalDate> asOf) {
    this.asOf = asOf;
  }

  static Columns columns() {
    return Columns.of(MACHINE, IN_SERVICE, FAILED, BUILD, LEFT);
  }

  @Override
  public void add(Row row) {
    String name = row.text(MACHINE);
    Optional<LocalDate> inService = row.date(IN_SERVICE);
    Optional<LocalDate> failed = row.date(FAILED);
    Optional<LocalDate> left = row.date(LEFT);
    String build = row.has(BUILD) ? row.text(BUILD) : ONE_BUILD;
    refuseAfter(asOf, row, IN_SERVICE, inService, "the day of --as-of");
    refuseAfter(asOf, row, FAILED, failed, "the day of --as-of");
    refuseAfter(left, row, FAILED, failed, "the day it left");
    refuseAfter(left, row, IN_SERVICE, inService, "the day it left");
    if (!row.isSound()) {
      return;
    }
    Machine stated = new Machine(build, inService.get(), left, new ArrayList<>());
    Machine known = machines.computeIfAbsent(name, machine -> stated);
    if (!known.saysTheSame(stated)) {
      problems.add(
          "line %d: machine %s has another build, in_service or left than in a line before"
              .formatted(row.line(), name));
    }
    failed.ifPresent(known.failures()::add);
  }

  private static void refuseAfter(
      Optional<LocalDate> last, Row row, Role role, Optional<LocalDate> day, String why) {
    if (last.isPresent() && day.isPresent() && day.get().isAfter(last.get())) {
      row.refuse(role, "a date up to %s, %s".formatted(last.get(), why));
    }
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  private LocalDate latestDay() {
    LocalDate latest = LocalDate.MIN;
    for (Machine machine : machines.values()) {
      latest = later(latest, machine.inService());
      for (LocalDate failure : machine.failures()) {
        latest = later(latest, failure);
      }
    }
    return latest;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return other.isAfter(one) ? other : one;
  }

  InServiceFleet fleet() {
    InServiceFleetBuilder fleet = InServiceFleet.asOf(asOf.orElseGet(this::latestDay));
    machines.forEach(
        (name, machine) -> {
          fleet.machine(name, machine.build(), machine.inService());
          machine.left().ifPresent(day -> fleet.left(name, day));
          machine.failures().forEach(day -> fleet.failed(name, day));
        });
    return fleet.build();
  }
}
