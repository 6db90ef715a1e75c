package org.mendlake.statistics.monitoring;

import static org.mendlake.statistics.monitoring.ParetoDraws.drawsOf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.comparison.RankDraws;
import org.mendlake.statistics.comparison.RankInterval;

/**
 * Categories by what they contribute, largest first. Equal ones keep the order in which they are
 * given; what is no single cause comes last however large. A rank interval says how far chance
 * alone could move a category: ranks of draws from Gamma(count + 1/2, 1), the posterior of a
 * Poisson mean under Jeffreys' prior, of costs from the gamma law with their sum and the sum of
 * their squares as mean and variance (ranks as of Goldstein and Spiegelhalter 1996).
 *
 * @param total over all categories; of rates there is none
 */
public record Pareto(Measure measure, Optional<Double> total, List<Bar> bars) {
  public Pareto {
    bars = List.copyOf(bars);
  }

  /** What categories are ranked by. */
  public enum Measure {
    /** Number of events. */
    COUNT,
    /** Sum of cost, downtime or labour. */
    COST,
    /** Events per exposure. */
    RATE
  }

  /**
   * A category at its rank.
   *
   * @param share of the total, where it is positive; rates have no shares
   * @param cumulativeShare of all categories down to this one
   * @param rankInterval none for what is no single cause
   */
  public record Bar(
      int rank,
      String category,
      double value,
      Optional<Double> share,
      Optional<Double> cumulativeShare,
      Optional<RankInterval> rankInterval) {}

  /**
   * Ranks the categories. For rank intervals a count is drawn from Gamma(count + 1/2), the
   * posterior of a Poisson mean under Jeffreys' prior; a cost from the gamma distribution with the
   * mean and the variance (sum of squared costs) of a compound Poisson sum.
   *
   * @return refused without categories, or without events to rank by
   * @throws IllegalArgumentException if a rate is asked and an exposure is missing; all are told
   */
  public static Outcome<Pareto> of(
      List<ParetoCategory> categories, Measure measure, RankDraws rankDraws) {
    if (categories.stream().mapToLong(ParetoCategory::count).sum() == 0) {
      return Outcome.refused(Reason.NO_DATA, "No category has an event: there is nothing to rank");
    }
    requireExposure(categories, measure);
    List<ParetoCategory> ordered =
        categories.stream()
            .sorted(
                Comparator.comparing(ParetoCategory::isRest)
                    .thenComparing(c -> value(c, measure), Comparator.reverseOrder()))
            .toList();
    List<ParetoCategory> known = ordered.stream().filter(c -> !c.isRest()).toList();
    int[] ranks = IntStream.rangeClosed(1, known.size()).toArray();
    RankInterval[] intervals =
        rankDraws.intervals(ranks, drawsOf(known, measure, rankDraws.seed()));
    return Outcome.of(
        new Pareto(measure, total(ordered, measure), bars(ordered, measure, intervals)),
        cautions(known, measure));
  }

  private static List<Bar> bars(
      List<ParetoCategory> ordered, Measure measure, RankInterval[] intervals) {
    Optional<Double> positive = total(ordered, measure).filter(sum -> sum > 0);
    List<Bar> bars = new ArrayList<>();
    double cumulative = 0;
    for (int i = 0; i < ordered.size(); i++) {
      double value = value(ordered.get(i), measure);
      cumulative += value;
      double reached = cumulative;
      bars.add(
          new Bar(
              i + 1,
              ordered.get(i).name(),
              value,
              positive.map(sum -> value / sum),
              positive.map(sum -> reached / sum),
              i < intervals.length ? Optional.of(intervals[i]) : Optional.empty()));
    }
    return bars;
  }

  private static Optional<Double> total(List<ParetoCategory> categories, Measure measure) {
    return measure == Measure.RATE
        ? Optional.empty()
        : Optional.of(categories.stream().mapToDouble(c -> value(c, measure)).sum());
  }

  private static List<Caution> cautions(List<ParetoCategory> known, Measure measure) {
    boolean assumed =
        known.stream().anyMatch(c -> c.costSquares().isEmpty() && c.count() > 0 && c.cost() != 0);
    return measure == Measure.COST && assumed
        ? List.of(
            new Caution(
                Reason.ASSUMED,
                "The squared costs are not known: rank intervals assume that the costs of single"
                    + " events vary by as much as their mean"))
        : List.of();
  }

  private static void requireExposure(List<ParetoCategory> categories, Measure measure) {
    List<String> missing =
        categories.stream().filter(c -> c.exposure().isEmpty()).map(ParetoCategory::name).toList();
    if (measure == Measure.RATE && !missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot rank by rate: " + missing + " state no exposure; give one, or rank by count");
    }
  }

  static double value(ParetoCategory category, Measure measure) {
    return switch (measure) {
      case COUNT -> category.count();
      case COST -> category.cost();
      case RATE -> category.count() / category.exposure().orElseThrow();
    };
  }
}
