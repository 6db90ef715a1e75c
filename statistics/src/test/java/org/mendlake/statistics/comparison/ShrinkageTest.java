package org.mendlake.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.comparison.CountModel.Prior;
import org.mendlake.statistics.comparison.ShrinkageQuestion.Worse;

class ShrinkageTest {
  private static final ShrinkageQuestion QUESTION = ShrinkageQuestion.standard(11);
  private static final long[] PUMP_FAILURES = {5, 1, 5, 14, 3, 19, 1, 1, 4, 22};
  private static final double[] PUMP_HOURS = {
    94.3, 15.7, 62.9, 126, 5.24, 31.4, 1.05, 1.05, 2.1, 10.5
  };
  private static final long[] DEATHS = {0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24};
  private static final double[] OPERATIONS = {
    47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360
  };

  @Test
  void pumpsAgreeWithThePublishedEstimates() {
    Shrinkage pumps = pumps();

    Prior prior = pumps.prior().orElseThrow();
    assertThat(prior.alpha()).isCloseTo(.822965, within(5e-7));
    assertThat(prior.beta()).isCloseTo(1.261653, within(5e-7));
    double[] rates = {.0609, .1075, .0908, .1165, .5880, .6069, .7886, .7886, 1.4347, 1.9405};
    for (int i = 0; i < rates.length; i++) {
      assertThat(pumps.units().get(i).estimate()).isCloseTo(rates[i], within(5e-5));
    }
  }

  @Test
  void limitsWithAKnownPriorAreQuantilesOfTheGammaPosterior() {
    ShrunkUnit tenth = pumps().units().get(9);

    GammaDistribution posterior = new GammaDistribution(.822965 + 22, 1 / (1.261653 + 10.5), 1e-12);
    Interval known = tenth.knownPrior().interval95();
    assertThat(lower(known)).isCloseTo(posterior.inverseCumulativeProbability(0.025), within(2e-6));
    assertThat(upper(known)).isCloseTo(posterior.inverseCumulativeProbability(0.975), within(2e-6));
    assertThat(upper(tenth.knownPrior().interval80()))
        .isCloseTo(posterior.inverseCumulativeProbability(0.9), within(2e-6));
    assertThat(tenth.reliability()).isCloseTo(10.5 / (10.5 + 1.261653), within(1e-6));
  }

  @Test
  void uncertainPriorWidensTheLimitsWhereAUnitLeansOnIt() {
    ShrunkUnit seventh = pumps().units().get(6);

    assertThat(upper(seventh.uncertainPrior().interval95()))
        .isGreaterThan(upper(seventh.knownPrior().interval95()));
    assertThat(seventh.uncertainPrior().interval95().method()).contains("hierarchical");
  }

  @Test
  void hospitalsHaveTheBetaPriorOfHighestLikelihood() {
    Shrinkage hospitals = hospitals(QUESTION);
    Prior prior = hospitals.prior().orElseThrow();

    double best = betaBinomial(prior.alpha(), prior.beta());

    assertThat(hospitals.logLikelihood()).isCloseTo(best, within(1e-8));
    for (double turn = 0; turn < 6.28; turn += 0.1) {
      double a = prior.alpha() * Math.exp(1e-3 * Math.cos(turn));
      double b = prior.beta() * Math.exp(1e-3 * Math.sin(turn));
      assertThat(betaBinomial(a, b)).isLessThan(best);
    }
    ShrunkUnit eighth = hospitals.units().get(7);
    assertThat(eighth.estimate())
        .isCloseTo((prior.alpha() + 31) / (prior.alpha() + prior.beta() + 215), within(1e-12));
    assertThat(eighth.ranks().lower()).isEqualTo(1);
    assertThat(eighth.ranks().upper()).isBetween(3, 5);
  }

  @Test
  void probabilityOfBeingWorseFollowsTheTargetAndItsSide() {
    OptionalDouble target = OptionalDouble.of(0.1);
    RankDraws ranks = RankDraws.standard(1);

    ShrunkUnit more = hospitals(new ShrinkageQuestion(target, Worse.HIGHER, ranks)).units().get(7);
    ShrunkUnit less = hospitals(new ShrinkageQuestion(target, Worse.LOWER, ranks)).units().get(7);

    assertThat(more.knownPrior().probabilityWorse()).isBetween(0.85, 0.95);
    assertThat(less.knownPrior().probabilityWorse())
        .isCloseTo(1 - more.knownPrior().probabilityWorse(), within(1e-12));
  }

  @Test
  void unitsThatDifferByChanceOnlyAreAllEstimatedByTheMean() {
    Outcome<Shrinkage> outcome =
        shrink(CountModel.GAMMA_POISSON, new long[] {10, 21, 29}, new double[] {10, 20, 30});

    Shrinkage equal = outcome.orElseThrow();
    assertThat(equal.prior()).isEmpty();
    assertThat(equal.units()).extracting(ShrunkUnit::estimate).containsOnly(1.0);
    assertThat(equal.units()).extracting(ShrunkUnit::reliability).containsOnly(0.0);
    assertThat(((Answer<Shrinkage>) outcome).cautions())
        .extracting(caution -> caution.reason())
        .containsExactly(Reason.AT_THE_EDGE, Reason.TOO_FEW_POINTS);
    Interval known = equal.units().get(0).knownPrior().interval95();
    assertThat(lower(known)).isBetween(0.7, 0.9);
    assertThat(equal.units().get(0).isPublishableFrom(0.6)).isFalse();
  }

  @Property(tries = 60)
  void estimateLiesBetweenRawAndMeanAndInItsIntervals(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 0, max = 60) Integer> events,
      @ForAll @IntRange(min = 1, max = 9) int stride,
      @ForAll CountModel model) {
    List<UnitCount> units = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      units.add(new UnitCount("u" + i, events.get(i), 60 + (i * stride) % 11));
    }
    if (!(Shrinkage.of(model, units, QUESTION) instanceof Answer<Shrinkage> answer)) {
      assertThat(events.stream().mapToInt(x -> x).sum()).isZero();
      return;
    }
    double mean = answer.value().mean();
    for (ShrunkUnit unit : answer.value().units()) {
      assertThat(unit.estimate())
          .isBetween(
              Math.min(mean, unit.raw()) - 1e-9 * mean, Math.max(mean, unit.raw()) + 1e-9 * mean);
      for (Belief belief : List.of(unit.knownPrior(), unit.uncertainPrior())) {
        assertThat(unit.estimate())
            .isBetween(lower(belief.interval95()), upper(belief.interval95()));
        assertThat(lower(belief.interval95())).isLessThanOrEqualTo(lower(belief.interval90()));
        assertThat(lower(belief.interval90())).isLessThanOrEqualTo(lower(belief.interval80()));
        assertThat(belief.probabilityWorse()).isBetween(0.0, 1.0);
      }
    }
  }

  @Property(tries = 40)
  void noOtherPriorIsMoreLikely(
      @ForAll @Size(min = 3, max = 8) List<@IntRange(min = 0, max = 40) Integer> events,
      @ForAll @Size(value = 8) List<@IntRange(min = -3, max = 3) Integer> decades) {
    long[] counts = events.stream().mapToLong(x -> x).toArray();
    double[] exposure = decades.stream().mapToDouble(d -> 3 * Math.pow(10, d)).toArray();
    if (!(shrink(CountModel.GAMMA_POISSON, counts, exposure) instanceof Answer<Shrinkage> found)) {
      assertThat(events).containsOnly(0);
      return;
    }
    double best = found.value().logLikelihood();
    SplittableRandom random = new SplittableRandom(events.hashCode());
    double highest = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < 30; start++) {
      double alpha = random.nextDouble(-6, 8);
      double beta = random.nextDouble(-10, 12);
      double here = gammaPoisson(counts, exposure, alpha, beta);
      for (double step = 3; step > 1e-4; step *= 0.93) {
        double toAlpha = alpha + step * random.nextDouble(-1, 1);
        double toBeta = beta + step * random.nextDouble(-1, 1);
        double there = gammaPoisson(counts, exposure, toAlpha, toBeta);
        if (there > here) {
          alpha = toAlpha;
          beta = toBeta;
          here = there;
        }
      }
      highest = Math.max(highest, here);
    }
    assertThat(highest).isLessThan(best + 1e-6);
  }

  private static double gammaPoisson(
      long[] counts, double[] exposure, double logAlpha, double logBeta) {
    double alpha = Math.exp(logAlpha);
    double beta = Math.exp(logBeta);
    return IntStream.range(0, counts.length)
        .mapToDouble(
            i ->
                Gamma.logGamma(alpha + counts[i])
                    - Gamma.logGamma(alpha)
                    - Gamma.logGamma(counts[i] + 1.0)
                    - alpha * Math.log1p(exposure[i] / beta)
                    + counts[i] * Math.log(exposure[i] / (beta + exposure[i])))
        .sum();
  }

  @Test
  void estimateTendsToTheRawValueAsDataGrow() {
    double before = Double.MAX_VALUE;
    for (long scale = 1; scale <= 1_000_000; scale *= 10) {
      long[] events = {2 * scale, 5 * scale, 11 * scale, 3 * scale};
      double[] exposure = {10.0 * scale, 10.0 * scale, 10.0 * scale, 10.0 * scale};
      ShrunkUnit unit =
          shrink(CountModel.GAMMA_POISSON, events, exposure).orElseThrow().units().get(2);
      double distance = Math.abs(unit.estimate() - 1.1);
      assertThat(distance).isLessThan(before);
      before = distance;
    }
    assertThat(before).isLessThan(1e-6);
  }

  @Test
  void degenerateDataAreRefusedWithTheReason() {
    assertThat(reason(shrink(CountModel.GAMMA_POISSON, new long[] {3}, new double[] {1})))
        .isEqualTo(Reason.TOO_FEW_POINTS);
    assertThat(reason(shrink(CountModel.GAMMA_POISSON, new long[] {0, 0}, new double[] {1, 2})))
        .isEqualTo(Reason.NO_FAILURES);
    assertThat(reason(shrink(CountModel.BETA_BINOMIAL, new long[] {2, 3}, new double[] {2, 3})))
        .isEqualTo(Reason.NO_VARIATION);
    assertThat(reason(shrink(CountModel.BETA_BINOMIAL, new long[] {0, 1}, new double[] {1, 1})))
        .isEqualTo(Reason.TOO_FEW_AT_RISK);
    assertThat(reason(shrink(CountModel.BETA_BINOMIAL, new long[] {0, 9}, new double[] {9, 9})))
        .isEqualTo(Reason.AT_THE_EDGE);
  }

  @Test
  void misfitsAreToldTogether() {
    assertThatThrownBy(
            () -> shrink(CountModel.BETA_BINOMIAL, new long[] {3, 1, 1}, new double[] {2, 2.5, 4}))
        .hasMessage(
            "Cannot take shares: 3 of 2.0 at u0, 1 of 2.5 at u1; trials are whole, and events at"
                + " most as many");
    assertThatThrownBy(() -> new UnitCount("a", 1, 0))
        .hasMessage("Cannot compare a with 1 events in an exposure of 0: give its exposure");
  }

  private static Shrinkage pumps() {
    return shrink(CountModel.GAMMA_POISSON, PUMP_FAILURES, PUMP_HOURS).orElseThrow();
  }

  private static Shrinkage hospitals(ShrinkageQuestion question) {
    return Shrinkage.of(CountModel.BETA_BINOMIAL, units(DEATHS, OPERATIONS), question)
        .orElseThrow();
  }

  private static double betaBinomial(double a, double b) {
    return IntStream.range(0, DEATHS.length)
        .mapToDouble(
            i -> {
              double x = DEATHS[i];
              double n = OPERATIONS[i];
              return logBeta(a + x, b + n - x)
                  - logBeta(a, b)
                  - logBeta(x + 1, n - x + 1)
                  - Math.log(n + 1);
            })
        .sum();
  }

  private static double logBeta(double a, double b) {
    return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
  }

  private static Outcome<Shrinkage> shrink(CountModel model, long[] events, double[] exposure) {
    return Shrinkage.of(model, units(events, exposure), QUESTION);
  }

  private static List<UnitCount> units(long[] events, double[] exposure) {
    return IntStream.range(0, events.length)
        .mapToObj(i -> new UnitCount("u" + i, events[i], exposure[i]))
        .toList();
  }

  private static double lower(Interval interval) {
    return interval.lower().value().orElseThrow();
  }

  private static double upper(Interval interval) {
    return interval.upper().value().orElseThrow();
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
