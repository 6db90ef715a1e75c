package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlobalMaximumTest {
  private static final int SAMPLES = 2;

  @ParameterizedTest
  @EnumSource
  void weibullIsWhereASecondSearchFindsIt(HardData kind) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      LifeData data = kind.sample(seed);
      WeibullFit fit = MaximumLikelihood.weibull(data).orElseThrow();
      SecondSearch.Found second = SecondSearch.weibull(data);

      assertThat(fit.logLikelihood())
          .isCloseTo(
              SecondSearch.logLikelihood(data, fit.distribution()),
              within(1e-9 * (1 + Math.abs(second.value()))))
          .isGreaterThan(second.value() - 1e-9);
      assertThat(Math.log(fit.distribution().shape())).isCloseTo(second.logShape(), within(1e-3));
      assertThat(Math.log(fit.distribution().scale()))
          .isCloseTo(second.location(), within(1e-3 + 1e-3 * Math.abs(second.location())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lognormalIsWhereASecondSearchFindsIt(HardData kind) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      LifeData data = kind.sample(seed);
      LognormalFit fit = MaximumLikelihood.lognormal(data).orElseThrow();
      SecondSearch.Found second = SecondSearch.lognormal(data);

      assertThat(fit.logLikelihood())
          .isCloseTo(
              SecondSearch.logLikelihood(data, fit.distribution()),
              within(1e-9 * (1 + Math.abs(second.value()))))
          .isGreaterThan(second.value() - 1e-9);
      assertThat(-Math.log(fit.distribution().logDeviation()))
          .isCloseTo(second.logShape(), within(1e-3));
      assertThat(fit.distribution().logMean())
          .isCloseTo(second.location(), within(1e-3 + 1e-3 * Math.abs(second.location())));
    }
  }
}
