package org.mendlake.statistics.comparison;

import java.util.OptionalDouble;

/**
 * What is asked of a comparison.
 *
 * @param target what a unit should reach; by default the mean over the units
 * @param worse on which side of the target a unit is worse
 * @param ranks how rank intervals are drawn
 */
public record ShrinkageQuestion(OptionalDouble target, Worse worse, RankDraws ranks) {
  public ShrinkageQuestion {
    if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
      throw new IllegalArgumentException(
          "Cannot compare with the target " + target.getAsDouble() + ": it is finite");
    }
  }

  /** On which side of a target a value is worse. */
  public enum Worse {
    /** Failures, costs, complaints. */
    HIGHER,
    /** Satisfied answers, promises kept. */
    LOWER
  }

  /** Compares with the mean; more is worse; 95 % rank intervals. */
  public static ShrinkageQuestion standard(long seed) {
    return new ShrinkageQuestion(OptionalDouble.empty(), Worse.HIGHER, RankDraws.standard(seed));
  }
}
