package org.mendlake.cli.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in words what the marts show. Every number and every turn of phrase is computed. */
public final class Findings {
  private static final BigDecimal STEADY = new BigDecimal("0.05");

  private Findings() {}

  /**
   * Defects and cost of a system over the whole fleet and period.
   *
   * @param isUnknown whether the system is not told or the cost not allocated
   */
  public record SystemTotal(String name, boolean isUnknown, long defects, BigDecimal cost) {}

  /** Visits, cost and days under observation of a calendar year. */
  public record YearTotal(int year, long visits, BigDecimal cost, long observedDays) {}

  /** Visits and days under observation of a machine. */
  public record MachineTotal(String name, long visits, long observedDays) {}

  /**
   * Machines of which at least one failure is told by the end of a month in service.
   *
   * @param perThousand of 1,000 machines, with the limits beside it
   */
  public record FailedShare(int month, double perThousand, double lower, double upper) {}

  /**
   * A supplier lot beside the other lots of its part.
   *
   * @param expected failures that the others' rates at the same age lead to expect
   * @param ratio of failures to expected ones
   * @param lower limit of the ratio
   */
  public record LotTotal(
      String part,
      String supplier,
      String lot,
      long failures,
      BigDecimal expected,
      double ratio,
      double lower) {}

  /** Which system fails most often, and which costs most. */
  public static Optional<String> systems(List<SystemTotal> systems, String currency) {
    List<SystemTotal> known = systems.stream().filter(s -> !s.isUnknown()).toList();
    long defects = systems.stream().mapToLong(SystemTotal::defects).sum();
    BigDecimal cost =
        systems.stream().map(SystemTotal::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    Optional<SystemTotal> often =
        known.stream()
            .filter(s -> s.defects() > 0)
            .max(Comparator.comparingLong(SystemTotal::defects).thenComparing(byName()));
    if (often.isEmpty()) {
      return Optional.empty();
    }
    SystemTotal most = often.get();
    SystemTotal dear =
        known.stream()
            .max(Comparator.comparing(SystemTotal::cost).thenComparing(byName()))
            .orElse(most);
    String first =
        most.name()
            + " fails most often: "
            + count(most.defects())
            + " of "
            + count(defects)
            + " defects ("
            + percent(BigDecimal.valueOf(most.defects()), BigDecimal.valueOf(defects))
            + ")";
    String second =
        most.name().equals(dear.name())
            ? " and costs most as well: "
            : ", but " + dear.name() + " costs most: ";
    String unknown = unknown(systems, defects);
    return Optional.of(
        first
            + second
            + money(currency, dear.cost())
            + " of "
            + money(currency, cost)
            + " ("
            + percent(dear.cost(), cost)
            + ")."
            + unknown);
  }

  private static String unknown(List<SystemTotal> systems, long defects) {
    long unknown =
        systems.stream().filter(SystemTotal::isUnknown).mapToLong(SystemTotal::defects).sum();
    return unknown == 0
        ? ""
        : " The system is not told for "
            + percent(BigDecimal.valueOf(unknown), BigDecimal.valueOf(defects))
            + " of the defects.";
  }

  private static Comparator<SystemTotal> byName() {
    return Comparator.comparing(SystemTotal::name).reversed();
  }

  /** How the cost of a machine-day moved from the first to the last well-observed year. */
  public static Optional<String> trend(List<YearTotal> years, String currency) {
    long most = years.stream().mapToLong(YearTotal::observedDays).max().orElse(0);
    List<YearTotal> full =
        years.stream()
            .filter(y -> y.observedDays() > 0 && 2 * y.observedDays() >= most)
            .sorted(Comparator.comparingInt(YearTotal::year))
            .toList();
    if (full.size() < 2) {
      return Optional.empty();
    }
    YearTotal first = full.get(0);
    YearTotal last = full.get(full.size() - 1);
    BigDecimal before = perDay(first);
    BigDecimal after = perDay(last);
    if (before.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal change = after.subtract(before).divide(before, 6, RoundingMode.HALF_UP);
    String verb =
        change.compareTo(STEADY) > 0
            ? "rose by " + percent(change, BigDecimal.ONE)
            : change.negate().compareTo(STEADY) > 0
                ? "fell by " + percent(change.negate(), BigDecimal.ONE)
                : "stayed within 5 %";
    return Optional.of(
        "The repair cost of a machine-day under observation "
            + verb
            + ", from "
            + money(currency, before)
            + " in "
            + first.year()
            + " to "
            + money(currency, after)
            + " in "
            + last.year()
            + ".");
  }

  private static BigDecimal perDay(YearTotal year) {
    return year.cost().divide(BigDecimal.valueOf(year.observedDays()), 6, RoundingMode.HALF_UP);
  }

  /** Which machine is repaired most often for its time, against the one repaired least often. */
  public static Optional<String> machines(List<MachineTotal> machines) {
    List<MachineTotal> observed =
        new ArrayList<>(machines.stream().filter(m -> m.observedDays() > 0).toList());
    observed.sort(Comparator.comparing(Findings::rate).thenComparing(MachineTotal::name));
    if (observed.size() < 2) {
      return Optional.empty();
    }
    MachineTotal least = observed.get(0);
    MachineTotal most = observed.get(observed.size() - 1);
    String times =
        rate(least).signum() == 0
            ? ""
            : " ("
                + rate(most).divide(rate(least), 1, RoundingMode.HALF_UP).toPlainString()
                + " times as many)";
    return Optional.of(
        "Machine "
            + most.name()
            + " is repaired most for its time: "
            + rate(most).setScale(1, RoundingMode.HALF_UP)
            + " visits in 100 days under observation, against "
            + rate(least).setScale(1, RoundingMode.HALF_UP)
            + " of machine "
            + least.name()
            + times
            + ".");
  }

  private static BigDecimal rate(MachineTotal machine) {
    return BigDecimal.valueOf(100 * machine.visits())
        .divide(BigDecimal.valueOf(machine.observedDays()), 6, RoundingMode.HALF_UP);
  }

  /** How many machines have failed by a month in service. */
  public static Optional<String> failedShare(Optional<FailedShare> share) {
    return share.map(
        s ->
            String.format(
                Locale.ROOT,
                "Of 1,000 machines %,.0f have failed at least once by the end of month %d in service"
                    + " (95 %% limits %,.0f and %,.0f).",
                s.perThousand(),
                s.month(),
                s.lower(),
                s.upper()));
  }

  /** Which supplier lot fails most beyond what its part's other lots lead to expect. */
  public static Optional<String> lots(List<LotTotal> lots) {
    return lots.stream()
        .max(
            Comparator.comparingDouble(LotTotal::lower)
                .thenComparing(LotTotal::part)
                .thenComparing(LotTotal::lot))
        .map(lot -> lot.lower() > 1 ? excess(lot, lots.size()) : noExcess(lots.size()));
  }

  private static String excess(LotTotal lot, int lots) {
    return String.format(
        Locale.ROOT,
        "Of %,d supplier lots, lot %s of %s (%s) stands out most: %,d failures where the other lots"
            + " of that part at the same age lead to expect %.1f, %.1f times as many (95 %% lower"
            + " limit %.1f).",
        lots,
        lot.lot(),
        lot.part(),
        lot.supplier(),
        lot.failures(),
        lot.expected(),
        lot.ratio(),
        lot.lower());
  }

  private static String noExcess(int lots) {
    return String.format(
        Locale.ROOT,
        "None of %,d supplier lots fails more often than the other lots of its part by more than"
            + " chance.",
        lots);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String money(String currency, BigDecimal amount) {
    return currency
        + " "
        + String.format(
            Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    if (whole.signum() == 0) {
      return "0 %";
    }
    return part.multiply(BigDecimal.valueOf(100)).divide(whole, 0, RoundingMode.HALF_UP) + " %";
  }
}
