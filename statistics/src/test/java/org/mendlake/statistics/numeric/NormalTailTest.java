package org.mendlake.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTailTest {
  /** z, ln Q(z), hazard: computed with 40 digits. */
  private static final double[][] KNOWN = {
    {-8, -6.220960574271786e-16, 5.052271083536895e-15},
    {-1, -0.17275377902344988, 0.2875999709391784},
    {0, -0.6931471805599453, 0.7978845608028654},
    {0.5, -1.1759117615936185, 1.1410777703680646},
    {1, -1.8410216450092636, 1.525135276160981},
    {3, -6.607726221510349, 3.2830986549304364},
    {5, -15.064998393988725, 5.186503967125842},
    {8, -35.01343715991455, 8.121368112236112},
    {20, -203.91715537109727, 20.049753068527853},
    {40, -804.6084420137538, 40.02496884720726},
    {200, -20006.21728089819, 200.00499975003123},
    {10_000, -50000010.12927891, 10000.000099999997},
  };

  @Test
  void isRightToTheLastDigitsHoweverFarOut() {
    for (double[] known : KNOWN) {
      assertThat(NormalTail.logAbove(known[0]))
          .isCloseTo(known[1], within(2e-15 * Math.abs(known[1])));
      assertThat(NormalTail.hazard(known[0])).isCloseTo(known[2], within(4e-15 * known[2]));
    }
  }

  @Test
  void isContinuousWhereTheBranchesMeet() {
    assertThat(NormalTail.logAbove(-1e-12)).isCloseTo(NormalTail.logAbove(1e-12), within(1e-11));
    assertThat(NormalTail.hazard(-1e-12)).isCloseTo(NormalTail.hazard(1e-12), within(1e-11));
  }

  @Test
  void chiSquaredTailsStayExactWhereTheyAreTiny() {
    assertThat(ChiSquared.above(60, 1)).isCloseTo(9.485737571073848e-15, within(1e-25));
    assertThat(ChiSquared.above(800, 4)).isCloseTo(7.679830082823163e-172, within(1e-182));
    assertThat(ChiSquared.above(2, 3)).isCloseTo(0.5724067044708798, within(1e-14));
    assertThat(ChiSquared.above(0, 3)).isEqualTo(1);
  }
}
