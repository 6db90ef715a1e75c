package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class GroupComparisonTest {

  private static LifeData sample(long seed, Weibull from, int units) {
    SplittableRandom random = new SplittableRandom(seed);
    LifeDataBuilder data = LifeData.builder();
    for (int unit = 0; unit < units; unit++) {
      double age = from.life(random.nextDouble(1e-9, 1));
      data.observed(Math.min(age, 120), age <= 120 ? 1 : 0);
    }
    return data.build();
  }

  @Test
  void oneGroupTwiceIsTheSame() {
    LifeData data = PublishedData.rightCensored();

    GroupComparison<WeibullFit> same =
        GroupComparison.weibull(Map.of("a", data, "b", data)).orElseThrow();

    assertThat(same.sameDistribution().statistic()).isCloseTo(0, within(1e-9));
    assertThat(same.sameShape().pValue()).isCloseTo(1, within(1e-4));
    assertThat(same.commonShape()).isCloseTo(1.720797, within(1e-6));
  }

  @Test
  void differentScalesOfOneShape() {
    Map<String, LifeData> groups = new LinkedHashMap<>();
    groups.put("old", sample(1, new Weibull(60, 2), 150));
    groups.put("new", sample(2, new Weibull(110, 2), 150));
    groups.put("third", sample(3, new Weibull(90, 2), 150));

    GroupComparison<WeibullFit> found = GroupComparison.weibull(groups).orElseThrow();

    assertThat(found.fits().keySet()).containsExactly("old", "new", "third");
    assertThat(found.sameDistribution().degreesOfFreedom()).isEqualTo(4);
    assertThat(found.sameDistribution().pValue()).isLessThan(1e-6);
    assertThat(found.sameShape().degreesOfFreedom()).isEqualTo(2);
    assertThat(found.sameShape().pValue()).isGreaterThan(0.01);
    assertThat(found.commonShape()).isCloseTo(2, within(0.25));
  }

  @Test
  void theCommonShapeIsTheBestOne() {
    Map<String, LifeData> groups =
        Map.of("a", sample(4, new Weibull(60, 1), 40), "b", sample(5, new Weibull(80, 2.5), 60));

    GroupComparison<WeibullFit> found = GroupComparison.weibull(groups).orElseThrow();

    double apart = found.fits().values().stream().mapToDouble(WeibullFit::logLikelihood).sum();
    double restricted = apart - found.sameShape().statistic() / 2;
    assertThat(profile(groups, found.commonShape())).isCloseTo(restricted, within(1e-7));
    assertThat(profile(groups, found.commonShape() * 1.01)).isLessThan(restricted);
    assertThat(profile(groups, found.commonShape() * 0.99)).isLessThan(restricted);
  }

  /** The scale that is best for a shape has a closed form for exact and right-censored ages. */
  private static double profile(Map<String, LifeData> groups, double shape) {
    double sum = 0;
    for (LifeData data : groups.values()) {
      double power = 0;
      for (int row = 0; row < data.rows(); row++) {
        power += data.weight(row) * Math.pow(data.lower(row), shape);
      }
      double scale = Math.pow(power / data.failures(), 1 / shape);
      sum += SecondSearch.logLikelihood(data, new Weibull(scale, shape));
    }
    return sum;
  }

  @Test
  void underOneDistributionTheTestSeldomRejects() {
    int rejections = 0;
    int replicates = 400;
    for (int replicate = 0; replicate < replicates; replicate++) {
      Map<String, LifeData> groups =
          Map.of(
              "a", sample(1000 + replicate, new Weibull(60, 2), 80),
              "b", sample(9000 + replicate, new Weibull(60, 2), 80));
      if (GroupComparison.weibull(groups).orElseThrow().sameDistribution().pValue() < 0.05) {
        rejections++;
      }
    }
    assertThat(rejections / (double) replicates).isBetween(0.02, 0.085);
  }

  @Test
  void everyGroupThatCannotBeFittedIsNamed() {
    Outcome<GroupComparison<LognormalFit>> outcome =
        GroupComparison.lognormal(
            new TreeMap<>(
                Map.of(
                    "a", PublishedData.rightCensored(),
                    "b", LifeData.builder().working(5).build(),
                    "c", LifeData.builder().failed(3).working(5).build())));

    Refusal<GroupComparison<LognormalFit>> refusal =
        (Refusal<GroupComparison<LognormalFit>>) outcome;
    assertThat(refusal.reason()).isEqualTo(Reason.NO_FAILURES);
    assertThat(refusal.detail()).contains("group b: ", "group c: ").doesNotContain("group a");
  }
}
