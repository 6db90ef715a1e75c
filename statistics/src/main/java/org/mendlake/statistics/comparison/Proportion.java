package org.mendlake.statistics.comparison;

import java.util.Collection;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.comparison.IntervalEstimate.Method;

/**
 * Successes among trials, such as satisfied answers among all answers.
 *
 * @param successes from 0 to the number of trials
 * @param trials may be 0; then there is no estimate
 */
public record Proportion(long successes, long trials) {
  public Proportion {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "Cannot take " + successes + " of " + trials + ": successes are 0 to the trials");
    }
  }

  /**
   * The two best answers on a scale, counted as satisfied ("top-2-box").
   *
   * @param scores answers from 1 to the highest
   * @param highest the best answer of the scale, at least 2
   */
  public static Proportion topTwoBox(Collection<Integer> scores, int highest) {
    if (highest < 2) {
      throw new IllegalArgumentException(
          "Cannot take two boxes of a scale to " + highest + ": it needs at least two answers");
    }
    for (int score : scores) {
      if (score < 1 || score > highest) {
        throw new IllegalArgumentException(
            "Cannot read answer " + score + ": the scale goes from 1 to " + highest);
      }
    }
    long satisfied = scores.stream().filter(score -> score >= highest - 1).count();
    return new Proportion(satisfied, scores.size());
  }

  /**
   * The share with Wilson's score interval: all p with |p_hat - p| at most z sqrt(p (1 - p) / n).
   * Without continuity correction (Wilson 1927; Newcombe 1998, method 3). No trials, no number.
   *
   * @param confidence of both sides together, such as 0.95
   */
  public Outcome<IntervalEstimate> wilson(double confidence) {
    Method method = new Method("Wilson score", confidence);
    if (trials == 0) {
      return noTrials();
    }
    double n = trials;
    double share = successes / n;
    double z = normalQuantile(confidence);
    double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    double lower = successes == 0 ? 0 : centre - half;
    double upper = successes == trials ? 1 : centre + half;
    return Outcome.of(IntervalEstimate.within(0, 1, share, lower, upper, method));
  }

  /**
   * This share minus another's, both independent, with Newcombe's hybrid of two Wilson intervals
   * (1998, method 10; MOVER): lower = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), upper likewise.
   */
  public Outcome<IntervalEstimate> minus(Proportion other, double confidence) {
    if (trials == 0 || other.trials == 0) {
      return noTrials();
    }
    IntervalEstimate first = wilson(confidence).orElseThrow();
    IntervalEstimate second = other.wilson(confidence).orElseThrow();
    double difference = first.value() - second.value();
    double lower = difference - Math.hypot(below(first), above(second));
    double upper = difference + Math.hypot(above(first), below(second));
    Method method = new Method("Newcombe hybrid score (MOVER)", confidence);
    return Outcome.of(IntervalEstimate.within(-1, 1, difference, lower, upper, method));
  }

  private static double below(IntervalEstimate estimate) {
    return estimate.value() - estimate.interval().lower().value().orElseThrow();
  }

  private static double above(IntervalEstimate estimate) {
    return estimate.interval().upper().value().orElseThrow() - estimate.value();
  }

  private static Outcome<IntervalEstimate> noTrials() {
    return Outcome.refused(Reason.NO_DATA, "Nobody was asked: a share needs at least one trial");
  }

  static double normalQuantile(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "Cannot use confidence " + confidence + ": it lies between 0 and 1, both excluded");
    }
    return new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
  }
}
