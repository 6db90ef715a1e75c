package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logarithms of the hours a day of a group, machines with claims apart from the others. */
final class LogUsage {
  private final String group;
  private final List<Double> claimed = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();
  private int unclaimedMachines;

  LogUsage(String group) {
    this.group = group;
  }

  void add(boolean isClaimed, Optional<Double> rate) {
    unclaimedMachines += isClaimed ? 0 : 1;
    rate.ifPresent(value -> (isClaimed ? claimed : others).add(Math.log(value)));
  }

  /** Machines with a rate above 0. */
  int rates() {
    return claimed.size() + others.size();
  }

  /** Whether there are machines without a claim and none of them was read. */
  boolean hasClaimedOnly() {
    return unclaimedMachines > 0 && others.isEmpty();
  }

  /** Lognormal distribution in which the others that were read stand for all without a claim. */
  UsageDistribution distribution() {
    double weight = others.isEmpty() ? 0 : (double) unclaimedMachines / others.size();
    double total = claimed.size() + weight * others.size();
    double mean = (sum(claimed) + weight * sum(others)) / total;
    double squares = squares(claimed, mean) + weight * squares(others, mean);
    int rates = rates();
    double variance = rates > 1 ? squares / total * rates / (rates - 1) : 0;
    return new UsageDistribution(group, rates, mean, Math.sqrt(variance));
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double squares(List<Double> values, double mean) {
    return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
  }
}
