package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.warranty.MeterReadings.Machine;
import org.mendlake.statistics.warranty.MeterReadings.Source;

/**
 * Hours a day of machines, also of those that nobody has read. A machine's own rate is hours over
 * days, summed over the spans between readings that are possible: spans that fall (a rollback, a
 * new meter) or exceed 24 hours a day are left out. A machine without a rate has that of its group.
 *
 * <p>Machines that fail are read more often and run more. So in the distribution of a group each
 * machine read at a claim counts once, and the machines read otherwise stand for all machines
 * without a claim reading (Lawless, Hu and Cao 1995).
 *
 * @param machines rate by machine, in the order stated
 * @param groups distribution by group, where at least five machines have a rate of their own
 * @param all distribution over all groups
 */
public record UsageRates(
    Map<String, UsageRate> machines, Map<String, UsageDistribution> groups, UsageDistribution all) {
  private static final int FEWEST_MACHINES = 5;

  public UsageRates {
    machines = Collections.unmodifiableMap(new LinkedHashMap<>(machines));
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
  }

  /** Where a rate comes from. */
  public enum Origin {
    /** The machine's own readings. */
    READINGS,
    /** The mean of its group. */
    GROUP,
    /** The mean of all groups, its own being too small. */
    ALL
  }

  /** Hours a day of a machine. */
  public record UsageRate(double hoursPerDay, Origin origin) {}

  /**
   * The rates.
   *
   * @return a refusal where fewer than two machines have a rate above 0 of their own; cautions for
   *     spans left out, and for groups of which only machines with claims were read
   */
  public static Outcome<UsageRates> of(MeterReadings readings) {
    Map<String, Double> own = new HashMap<>();
    int spans = 0;
    for (Machine machine : readings.machines()) {
      MeterSpans found = MeterSpans.of(machine.readings());
      found.rate().ifPresent(rate -> own.put(machine.id(), rate));
      spans += found.impossible();
    }
    LogUsage everybody = new LogUsage("(all)");
    Map<String, LogUsage> byGroup = new TreeMap<>();
    for (Machine machine : readings.machines()) {
      boolean isClaimed = machine.readings().stream().anyMatch(r -> r.source() == Source.CLAIM);
      Optional<Double> rate = Optional.ofNullable(own.get(machine.id())).filter(r -> r > 0);
      everybody.add(isClaimed, rate);
      byGroup.computeIfAbsent(machine.group(), LogUsage::new).add(isClaimed, rate);
    }
    if (everybody.rates() < 2) {
      return Outcome.refused(
          Reason.NO_DATA,
          everybody.rates()
              + " of "
              + readings.machines().size()
              + " machines have two possible readings some days apart; at least two are needed");
    }
    Map<String, UsageDistribution> groups = new TreeMap<>();
    byGroup.forEach(
        (group, usage) -> {
          if (usage.rates() >= FEWEST_MACHINES) {
            groups.put(group, usage.distribution());
          }
        });
    UsageDistribution all = everybody.distribution();
    Map<String, UsageRate> rates = new LinkedHashMap<>();
    for (Machine machine : readings.machines()) {
      rates.put(machine.id(), rate(machine, own, groups, all));
    }
    return Outcome.of(new UsageRates(rates, groups, all), cautions(spans, everybody, byGroup));
  }

  private static UsageRate rate(
      Machine machine,
      Map<String, Double> own,
      Map<String, UsageDistribution> groups,
      UsageDistribution all) {
    if (own.containsKey(machine.id())) {
      return new UsageRate(own.get(machine.id()), Origin.READINGS);
    }
    return groups.containsKey(machine.group())
        ? new UsageRate(groups.get(machine.group()).mean(), Origin.GROUP)
        : new UsageRate(all.mean(), Origin.ALL);
  }

  private static List<Caution> cautions(
      int spans, LogUsage everybody, Map<String, LogUsage> byGroup) {
    List<Caution> cautions = new ArrayList<>();
    if (spans > 0) {
      cautions.add(
          new Caution(
              Reason.POOR_FIT,
              spans + " spans between readings fall or exceed 24 h a day and are left out"));
    }
    List<String> biased = new ArrayList<>();
    byGroup.forEach(
        (group, usage) -> {
          if (usage.rates() > 0 && usage.hasClaimedOnly()) {
            biased.add(group);
          }
        });
    if (everybody.hasClaimedOnly()) {
      biased.add("all together");
    }
    if (!biased.isEmpty()) {
      cautions.add(
          new Caution(
              Reason.EXTRAPOLATED,
              "Only machines with claims were read in "
                  + String.join(", ", biased)
                  + ": rates are likely too high for the others; add telematics or maintenance"));
    }
    return cautions;
  }
}
