package org.mendlake.statistics.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mendlake.statistics.numeric.PoissonLaw;

/**
 * Many streams of counts in the order in which to look at them: Benjamini and Hochberg (1995) on
 * one-sided mid-p values. It ranks; the bound on false alarms comes from CUSUM and cohort tests,
 * because mid-p values may lie a little below the exact ones.
 */
public final class FalseDiscoveryRate {
  private FalseDiscoveryRate() {}

  /**
   * A count and what was expected of it.
   *
   * @param expected mean under no change, positive
   */
  public record Stream(String name, long observed, double expected) {
    public Stream {
      if (observed < 0 || !(expected > 0) || Double.isInfinite(expected)) {
        throw new IllegalArgumentException(
            "Cannot test %s with %d observed and %s expected: counts are not negative, means positive"
                .formatted(name, observed, expected));
      }
    }

    /** P(X above the observed) + P(X at it) / 2 for a Poisson count X with the expected mean. */
    public double midP() {
      PoissonLaw law = new PoissonLaw(expected);
      return Math.min(1, law.atLeast(observed + 1) + law.probability(observed) / 2);
    }
  }

  /**
   * A stream at its place.
   *
   * @param midP of the stream alone
   * @param adjusted the smallest false discovery rate at which it would still be listed
   */
  public record Ranked(Stream stream, double midP, double adjusted) {
    /** Whether it is listed when this share of the listed streams may be false. */
    public boolean isListedAt(double falseDiscoveryRate) {
      return adjusted <= falseDiscoveryRate;
    }
  }

  /** The streams, most striking first; equal ones in the order given. */
  public static List<Ranked> rank(List<Stream> streams) {
    List<Ranked> byP =
        streams.stream()
            .map(stream -> new Ranked(stream, stream.midP(), 1))
            .sorted(Comparator.comparingDouble(Ranked::midP))
            .toList();
    List<Ranked> ranked = new ArrayList<>(byP);
    double least = 1;
    for (int i = ranked.size() - 1; i >= 0; i--) {
      double p = ranked.get(i).midP();
      least = Math.min(least, p * ranked.size() / (i + 1));
      ranked.set(i, new Ranked(ranked.get(i).stream(), p, least));
    }
    return ranked;
  }
}
