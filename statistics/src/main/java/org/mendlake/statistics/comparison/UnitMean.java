package org.mendlake.statistics.comparison;

/**
 * A unit's mean of something measured, such as days to repair.
 *
 * @param unit its name
 * @param mean of its cases
 * @param standardError of the mean: the deviation between cases, pooled over the units, over the
 *     root of its number of cases
 */
public record UnitMean(String unit, double mean, double standardError) {
  public UnitMean {
    if (!Double.isFinite(mean) || !(standardError > 0 && standardError < 1e150)) {
      throw new IllegalArgumentException(
          "Cannot compare %s with the mean %s and standard error %s: finite, and the error positive"
              .formatted(unit, mean, standardError));
    }
  }

  double variance() {
    return standardError * standardError;
  }
}
