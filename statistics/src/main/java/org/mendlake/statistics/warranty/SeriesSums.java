package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/** Sums over the machines of one build, or of all, by month in service. */
final class SeriesSums {
  private static final double THOUSAND = 1000;

  private final double[] exposed;
  private final int[] machines;
  private int longest;
  private final int[] failures;
  private final double[] survivors;
  private final int[] firstFailures;
  private final double[] squares;

  private SeriesSums(int months) {
    exposed = new double[months + 1];
    machines = new int[months + 1];
    failures = new int[months + 1];
    survivors = new double[months + 1];
    firstFailures = new int[months + 1];
    squares = new double[months + 1];
  }

  static List<RepairMonth> months(List<MachineMonths> machines, int months) {
    SeriesSums sums = new SeriesSums(months);
    machines.forEach(sums::add);
    machines.forEach(sums::addSquares);
    return sums.months();
  }

  private void add(MachineMonths machine) {
    int[] own = machine.failureMonths();
    int first = own.length == 0 ? Integer.MAX_VALUE : own[0];
    longest = Math.max(longest, machine.completed());
    for (int month = 1; month <= machine.completed(); month++) {
      double exposure = machine.exposure(month);
      exposed[month] += exposure;
      machines[month] += exposure > 0 ? 1 : 0;
      survivors[month] += first >= month ? exposure : 0;
    }
    for (int month : own) {
      failures[month]++;
    }
    if (own.length > 0) {
      firstFailures[first]++;
    }
  }

  /** Adds the square of the machine's summed deviations from the rates, up to each month. */
  private void addSquares(MachineMonths machine) {
    int[] own = machine.failureMonths();
    int next = 0;
    double sum = 0;
    for (int month = 1; month < exposed.length; month++) {
      int count = 0;
      while (next < own.length && own[next] == month) {
        count++;
        next++;
      }
      if (month <= machine.completed() && exposed[month] > 0) {
        double expected = failures[month] * machine.exposure(month) / exposed[month];
        sum += (count - expected) / exposed[month];
      }
      squares[month] += sum * sum;
    }
  }

  private List<RepairMonth> months() {
    List<RepairMonth> months = new ArrayList<>();
    double cumulative = 0;
    double survival = 1;
    double hazardSum = 0;
    boolean isExposed = true;
    boolean hasSurvivors = true;
    boolean isLonely = false;
    for (int month = 1; month < exposed.length; month++) {
      isExposed &= exposed[month] > 0;
      isLonely |= machines[month] < 2;
      hasSurvivors &= survivors[month] > 0;
      cumulative += isExposed ? THOUSAND * failures[month] / exposed[month] : 0;
      if (hasSurvivors) {
        // A fraction of a machine may fail whole: then none is left to tell.
        double hazard = Math.min(1, firstFailures[month] / survivors[month]);
        survival *= 1 - hazard;
        hazardSum += hazard < 1 ? hazard / (1 - hazard) / survivors[month] : 0;
      }
      months.add(
          new RepairMonth(
              month,
              exposed[month],
              failures[month],
              exposed[month] > 0
                  ? Outcome.of(THOUSAND * failures[month] / exposed[month])
                  : nobody(month),
              isExposed ? Outcome.of(cumulative) : nobody(month),
              isExposed && !isLonely
                  ? Optional.of(THOUSAND * THOUSAND * squares[month])
                  : Optional.empty(),
              survivors[month],
              firstFailures[month],
              hasSurvivors ? Outcome.of(THOUSAND * (1 - survival)) : nobody(month),
              hazardSum));
    }
    return months;
  }

  private Outcome<Double> nobody(int month) {
    return month > longest
        ? Outcome.refused(
            Reason.IMMATURE, "No machine has completed month " + month + " long enough ago")
        : Outcome.refused(
            Reason.NO_EXPOSURE, "No machine is left to tell of months up to " + month);
  }
}
