package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

class WeibullFitTest {

  @Test
  void intervalCensoredShipments() {
    WeibullFit fit = MaximumLikelihood.weibull(PublishedData.shipments()).orElseThrow();

    isAt(fit, 398.0620, 1.264937, -551.85609);
  }

  @Test
  void rightCensoredUnitsWithLimits() {
    WeibullFit fit = MaximumLikelihood.weibull(PublishedData.rightCensored()).orElseThrow();

    isAt(fit, 606.5276, 1.720797, -75.134618);
    hasLimits(fit.scale(0.95), 437.5567, 1118.8776, 5e-5);
    hasLimits(fit.shape(0.95), 0.905645, 2.885738, 5e-7);
    assertThat(fit.life(0.1, 0.95).value()).isCloseTo(164.022, within(5e-4));
    hasLimits(fit.life(0.1, 0.95), 59.855, 271.950, 5e-4);
  }

  @Test
  void bearingCagesWithLimits() {
    LifeData data = PublishedData.bearingCages();
    WeibullFit fit = MaximumLikelihood.weibull(data).orElseThrow();

    isAt(fit, 11792.178, 2.035319, -76.436896);
    hasLimits(fit.scale(0.95), 4044.99, 213597, 0.5);
    hasLimits(fit.shape(0.95), 0.970932, 3.579538, 5e-7);
    double expected = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (!data.isFailure(row)) {
        expected += data.weight(row) * fit.distribution().failureProbability(data.lower(row), 300);
      }
    }
    assertThat(expected).isCloseTo(5.058, within(5e-4));
  }

  @Test
  void absurdAgeIsFiniteAndFlagged() {
    Outcome<WeibullFit> outcome = MaximumLikelihood.weibull(PublishedData.pathological());

    WeibullFit fit = outcome.orElseThrow();
    assertThat(fit.distribution().scale()).isCloseTo(6.189618e21, within(6e17));
    assertThat(fit.distribution().shape()).isCloseTo(0.1537453, within(1e-7));
    assertThat(fit.logLikelihood()).isCloseTo(-144.616759, within(1e-6));
    assertThat(((Answer<WeibullFit>) outcome).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.EXTRAPOLATED);
    Interval scale = fit.scale(0.95).interval();
    assertThat(scale.lower().value().orElseThrow()).isLessThan(6e21).isGreaterThan(81474);
    assertThat(scale.upper().value().orElseThrow()).isGreaterThan(7e21);
  }

  @Test
  void probabilityAtAnAgeIsTheInverseOfTheLifeWithItsLimits() {
    WeibullFit fit = MaximumLikelihood.weibull(PublishedData.rightCensored()).orElseThrow();
    Interval life = fit.life(0.1, 0.95).interval();

    Estimate atLower = fit.failureProbability(life.lower().value().orElseThrow(), 0.95);
    Estimate atUpper = fit.failureProbability(life.upper().value().orElseThrow(), 0.95);

    assertThat(atLower.interval().upper().value().orElseThrow()).isCloseTo(0.1, within(1e-8));
    assertThat(atUpper.interval().lower().value().orElseThrow()).isCloseTo(0.1, within(1e-8));
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    WeibullFit fit = MaximumLikelihood.weibull(HardData.SIX_DECADES.sample(2)).orElseThrow();

    assertThatThrownBy(() -> fit.scale(1))
        .hasMessage("Cannot use confidence 1.0: it lies between 0 and 1, both excluded");
    assertThatThrownBy(() -> fit.life(1, 0.9))
        .hasMessage("Cannot use the share 1.0: it lies between 0 and 1, both excluded");
    assertThatThrownBy(() -> fit.failureProbability(0, 0.9))
        .hasMessage("Cannot use the age 0.0: it is above 0");
  }

  @Test
  void anAgeBeyondTheRangeOfNumbersIsNoNumber() {
    double[] ages = {1e-300, 1e-200, 1, 1e200, 1e300};
    WeibullFit fit = MaximumLikelihood.weibull(PublishedData.failed(ages).build()).orElseThrow();

    assertThatThrownBy(() -> fit.life(0.999, 0.9)).hasMessageStartingWith("Cannot tell an age of");
  }

  private static void isAt(WeibullFit fit, double scale, double shape, double logLikelihood) {
    assertThat(fit.distribution().scale()).isCloseTo(scale, within(scale * 1e-7));
    assertThat(fit.distribution().shape()).isCloseTo(shape, within(5e-7));
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(5e-6));
  }

  private static void hasLimits(Estimate estimate, double lower, double upper, double tolerance) {
    assertThat(estimate.interval().lower().value().orElseThrow())
        .isCloseTo(lower, within(tolerance));
    assertThat(estimate.interval().upper().value().orElseThrow())
        .isCloseTo(upper, within(tolerance));
  }
}
