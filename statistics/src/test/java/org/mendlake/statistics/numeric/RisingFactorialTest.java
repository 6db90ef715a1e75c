package org.mendlake.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RisingFactorialTest {

  @Test
  void everyWayOfComputingAgreesWithTheProduct() {
    for (double a : new double[] {1e-6, 0.7, 30, 999, 1001, 1e6, 1e12}) {
      for (long n : new long[] {0, 1, 50, 51, 3000}) {
        double log = 0;
        double slope = 0;
        for (long j = 0; j < n; j++) {
          log += Math.log1p(j / a);
          slope += 1 / (a + j);
        }
        assertThat(RisingFactorial.logRatioToPower(a, n))
            .isCloseTo(log, within(1e-11 * (1 + log + n)));
        assertThat(RisingFactorial.log(a, n))
            .isCloseTo(log + n * Math.log(a), within(1e-11 * (1 + log + n)));
        assertThat(RisingFactorial.logDerivative(a, n))
            .isCloseTo(slope, within(1e-11 * (1e-3 + slope)));
      }
    }
  }

  @Test
  void rootIsFoundFarFromTheStartAndTheLimitIsGivenBeyond() {
    assertThat(MonotoneRoot.ofRising(x -> Math.cbrt(x - 123.456), 0, 700))
        .isCloseTo(123.456, within(1e-10));
    assertThat(MonotoneRoot.ofFalling(x -> Math.exp(-x) - 1e-60, 3, 700))
        .isCloseTo(60 * Math.log(10), within(1e-9));
    assertThat(MonotoneRoot.ofRising(x -> -1, 0, 700)).isEqualTo(700);
    assertThat(MonotoneRoot.ofRising(x -> 1, 0, 700)).isEqualTo(-700);
    assertThat(MonotoneRoot.ofRising(x -> x - 5, 5, 700)).isEqualTo(5);
  }

  @Test
  void poissonTailsAddUpAndKeepTheirDigits() {
    PoissonLaw law = new PoissonLaw(3.5);

    assertThat(law.atLeast(6) + law.atMost(5)).isCloseTo(1, within(1e-14));
    assertThat(law.atMost(5) - law.atMost(4)).isCloseTo(law.probability(5), within(1e-14));
    assertThat(law.atLeast(60) / law.probability(60))
        .isCloseTo(1 + 3.5 / 61 + 3.5 / 61 * 3.5 / 62, within(1e-3));
    assertThat(new PoissonLaw(0).atMost(0)).isEqualTo(1);
    assertThat(new PoissonLaw(0).atLeast(1)).isZero();
    assertThat(law.probability(-1) + law.atMost(-1)).isZero();
  }
}
