package org.mendlake.statistics.demand;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Demand of successive periods, checked. */
final class DemandHistory {
  private final double[] demand;

  private DemandHistory(double[] demand) {
    this.demand = demand;
  }

  /**
   * @throws IllegalArgumentException if a demand is negative or no finite number; all are told
   */
  static DemandHistory of(List<Double> demand) {
    List<String> problems =
        IntStream.range(0, demand.size())
            .filter(i -> !(demand.get(i) >= 0 && demand.get(i) <= Double.MAX_VALUE))
            .mapToObj(i -> demand.get(i) + " in period " + (i + 1))
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot forecast from a demand of %s: it is finite and not negative; returns are no demand"
              .formatted(String.join(", ", problems)));
    }
    return new DemandHistory(demand.stream().mapToDouble(d -> d).toArray());
  }

  double demandOf(int period) {
    return demand[period];
  }

  int periods() {
    return demand.length;
  }

  /** Demands that are not 0, in order. */
  double[] sizes() {
    return Arrays.stream(demand).filter(size -> size > 0).toArray();
  }

  double meanSize() {
    return Arrays.stream(sizes()).average().orElse(0);
  }
}
