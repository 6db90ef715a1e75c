package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Estimate;

class LognormalFitTest {

  @Test
  void ofCompleteDataTheEstimatesHaveAClosedForm() {
    double[] ages = {54, 187, 216, 240, 244, 335, 361, 373, 375, 386};
    LognormalFit fit =
        MaximumLikelihood.lognormal(PublishedData.failed(ages).build()).orElseThrow();

    double mean = 0;
    for (double age : ages) {
      mean += Math.log(age) / ages.length;
    }
    double squares = 0;
    for (double age : ages) {
      squares += (Math.log(age) - mean) * (Math.log(age) - mean);
    }
    double deviation = Math.sqrt(squares / ages.length);
    assertThat(fit.distribution().logMean()).isCloseTo(mean, within(1e-12));
    assertThat(fit.distribution().logDeviation()).isCloseTo(deviation, within(1e-10));
    Estimate logMean = fit.logMean(0.95);
    assertThat(logMean.standardError().orElseThrow())
        .isCloseTo(deviation / Math.sqrt(10), within(1e-9));
    // The profile of the mean is -n/2 ln(s² + (mean - μ)²): the limits have a closed form too.
    double width = deviation * Math.sqrt(Math.expm1(3.841458820694124 / 10));
    assertThat(logMean.interval().lower().value().orElseThrow())
        .isCloseTo(mean - width, within(1e-7));
    assertThat(logMean.interval().upper().value().orElseThrow())
        .isCloseTo(mean + width, within(1e-7));
  }

  @Test
  void deviationLimitsAreWhereTheProfileHasFallen() {
    LifeData data = PublishedData.rightCensored();
    LognormalFit fit = MaximumLikelihood.lognormal(data).orElseThrow();

    Estimate deviation = fit.logDeviation(0.9);
    Estimate median = fit.life(0.5, 0.9);

    assertThat(deviation.interval().lower().value().orElseThrow()).isLessThan(deviation.value());
    double upper = deviation.interval().upper().value().orElseThrow();
    assertThat(upper).isGreaterThan(deviation.value());
    double best = Double.NEGATIVE_INFINITY;
    for (double location = 5; location < 9; location += 1e-4) {
      best = Math.max(best, SecondSearch.logLikelihood(data, new Lognormal(location, upper)));
    }
    // chi-squared quantile 0.9 with one degree of freedom
    assertThat(2 * (fit.logLikelihood() - best)).isCloseTo(2.705543, within(1e-5));
    assertThat(median.value()).isCloseTo(Math.exp(fit.distribution().logMean()), within(1e-9));
    Estimate half = fit.failureProbability(median.value(), 0.9);
    assertThat(half.value()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void longTailsAreKept() {
    Lognormal distribution = new Lognormal(5, 0.5);

    // ln Q(20) and ln Q(-1) of the standard normal distribution
    assertThat(distribution.logSurvival(Math.exp(15))).isCloseTo(-203.917155371097, within(1e-9));
    assertThat(distribution.logSurvival(Math.exp(4.5)))
        .isCloseTo(-0.172753779023449, within(1e-13));
    assertThat(distribution.survival(0)).isEqualTo(1);
    assertThat(distribution.mean()).isCloseTo(Math.exp(5.125), within(1e-9));
  }
}
