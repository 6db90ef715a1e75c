package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.Weibull;
import org.mendlake.statistics.life.WeibullFit;

class CondensedLikelihoodTest {

  @Test
  void fewRowsHaveTheirLikelihood() {
    WeibullFit cages = FailureForecastTest.bearingCages();
    assertThat(new CondensedLikelihood(cages.data()).logLikelihood(cages.distribution()))
        .isCloseTo(-76.436896, within(5e-7));
    WeibullFit shipments = FailureForecastTest.shipments();
    assertThat(new CondensedLikelihood(shipments.data()).logLikelihood(shipments.distribution()))
        .isCloseTo(-551.85609, within(5e-6));
  }

  @Test
  void manyRowsHaveDifferencesOfLikelihoodAsGood() {
    SplittableRandom random = new SplittableRandom(8);
    Weibull truth = new Weibull(100, 1.8);
    LifeDataBuilder builder = LifeData.builder();
    for (int i = 0; i < 4_000; i++) {
      double entry = i % 3 == 0 ? 30 * random.nextDouble() : 0;
      double age = truth.life(random.nextDouble(1e-12, 1));
      double end = entry + 200 * random.nextDouble();
      if (age <= entry) {
        continue;
      }
      if (age > end) {
        builder.working(end);
      } else if (i % 2 == 0) {
        builder.failed(age);
      } else {
        builder.failedBetween(Math.max(entry, .9 * age), 1.1 * age);
      }
      builder.enteredAt(entry);
    }
    WeibullFit fit = MaximumLikelihood.weibull(builder.build()).orElseThrow();
    CondensedLikelihood condensed = new CondensedLikelihood(fit.data());

    Weibull other = new Weibull(1.03 * fit.distribution().scale(), fit.distribution().shape());
    double expected = exact(fit.data(), other) - fit.logLikelihood();
    double found = condensed.logLikelihood(other) - condensed.logLikelihood(fit.distribution());
    assertThat(fit.data().rows()).isGreaterThan(2_000);
    assertThat(found).isCloseTo(expected, within(.005));
  }

  private static double exact(LifeData data, Weibull life) {
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double each =
          !data.isFailure(row)
              ? life.logSurvival(data.lower(row))
              : data.isExact(row)
                  ? life.logDensity(data.upper(row))
                  : Math.log(life.survival(data.lower(row)) - life.survival(data.upper(row)));
      sum += data.weight(row) * (each - life.logSurvival(data.entry(row)));
    }
    return sum;
  }
}
