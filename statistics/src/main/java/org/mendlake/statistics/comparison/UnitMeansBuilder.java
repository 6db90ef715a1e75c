package org.mendlake.statistics.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Means of units from their cases. The deviation between cases is pooled over the units, s^2 = sum
 * of squared distances from the unit's own mean / (cases - units), so that a unit with few cases
 * has no deviation of its own; the standard error of a mean of n cases is s / sqrt(n).
 */
public final class UnitMeansBuilder {
  private final Map<String, Cases> units = new LinkedHashMap<>();

  /** The cases of a unit so far, summed up without cancellation (Welford 1962). */
  private static final class Cases {
    private double count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }
  }

  /** Adds a case. */
  public UnitMeansBuilder add(String unit, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Cannot use %s of unit %s: it is not finite".formatted(value, unit));
    }
    units.computeIfAbsent(unit, name -> new Cases()).add(value);
    return this;
  }

  /**
   * The means, in the order in which units were first named.
   *
   * @return refused where no two cases of a unit differ, so that chance has no measure
   */
  public Outcome<List<UnitMean>> build() {
    double squares = units.values().stream().mapToDouble(cases -> cases.squares).sum();
    double degrees = units.values().stream().mapToDouble(cases -> cases.count - 1).sum();
    if (!(squares > 0)) {
      return Outcome.refused(
          Reason.NO_VARIATION,
          "No two cases of a unit differ, so they do not tell units from chance");
    }
    double deviation = Math.sqrt(squares / degrees);
    List<UnitMean> means = new ArrayList<>();
    units.forEach(
        (unit, cases) ->
            means.add(new UnitMean(unit, cases.mean, deviation / Math.sqrt(cases.count))));
    return Outcome.of(means);
  }
}
