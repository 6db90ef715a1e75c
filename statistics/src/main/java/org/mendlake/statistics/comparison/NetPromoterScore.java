package org.mendlake.statistics.comparison;

import java.util.Collection;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.comparison.IntervalEstimate.Method;

/**
 * Answers to "how likely are you to recommend us", from 0 to 10.
 *
 * @param promoters answers 9 and 10
 * @param passives answers 7 and 8
 * @param detractors answers 0 to 6
 */
public record NetPromoterScore(long promoters, long passives, long detractors) {
  private static final double ADDED = 0.75;

  public NetPromoterScore {
    if (promoters < 0 || passives < 0 || detractors < 0) {
      throw new IllegalArgumentException(
          "Cannot score %d promoters, %d passives, %d detractors: a number of answers is not negative"
              .formatted(promoters, passives, detractors));
    }
  }

  /** Sorts answers from 0 to 10. */
  public static NetPromoterScore ofAnswers(Collection<Integer> answers) {
    for (int answer : answers) {
      if (answer < 0 || answer > 10) {
        throw new IllegalArgumentException(
            "Cannot read answer " + answer + ": the scale goes from 0 to 10");
      }
    }
    long promoters = answers.stream().filter(answer -> answer >= 9).count();
    long detractors = answers.stream().filter(answer -> answer <= 6).count();
    return new NetPromoterScore(promoters, answers.size() - promoters - detractors, detractors);
  }

  /** Number of answers. */
  public long answers() {
    return promoters + passives + detractors;
  }

  /**
   * Share of promoters minus share of detractors, from -1 to 1, with the adjusted Wald interval:
   * the variance and the centre of a sample with 3/4 promoter, 3/4 detractor and 3/2 passive added
   * (Rocks 2016). Its centre is nearer to 0 than the score; limits are cut to the range, and
   * widened to the score where a low confidence would leave it outside.
   */
  public Outcome<IntervalEstimate> estimate(double confidence) {
    double z = Proportion.normalQuantile(confidence);
    if (answers() == 0) {
      return Outcome.refused(Reason.NO_DATA, "Nobody answered: a score needs an answer");
    }
    double score = (double) (promoters - detractors) / answers();
    double n = answers() + 4 * ADDED;
    double liking = (promoters + ADDED) / n;
    double disliking = (detractors + ADDED) / n;
    double centre = liking - disliking;
    double half = z * Math.sqrt((liking + disliking - centre * centre) / n);
    Method method = new Method("adjusted Wald (3/4, 3/4, n + 3)", confidence);
    return Outcome.of(IntervalEstimate.within(-1, 1, score, centre - half, centre + half, method));
  }
}
