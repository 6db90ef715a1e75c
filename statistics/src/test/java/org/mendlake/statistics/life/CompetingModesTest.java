package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class CompetingModesTest {

  @Test
  void incidenceWorkedByHand() {
    LifeData data =
        LifeData.builder()
            .failed(1)
            .mode("seal")
            .failed(2)
            .mode("pump")
            .working(3)
            .failed(4)
            .mode("seal")
            .working(9)
            .times(6)
            .build();

    CumulativeIncidence estimate = CumulativeIncidence.of(data, 0.95).orElseThrow();

    assertThat(estimate.modes().keySet()).containsExactly("pump", "seal");
    assertThat(estimate.modes().get("seal"))
        .extracting(CumulativeIncidence.Point::incidence)
        .usingElementComparator(CompetingModesTest::nearly)
        .containsExactly(0.1, 0.1, 0.1 + 0.8 / 7);
    assertThat(estimate.modes().get("pump"))
        .extracting(CumulativeIncidence.Point::incidence)
        .usingElementComparator(CompetingModesTest::nearly)
        .containsExactly(0.0, 0.1, 0.1);
  }

  private static int nearly(double one, double other) {
    return Math.abs(one - other) < 1e-14 ? 0 : Double.compare(one, other);
  }

  @Test
  void withoutCensoringTheErrorIsBinomial() {
    LifeDataBuilder data = LifeData.builder();
    for (int unit = 1; unit <= 40; unit++) {
      data.failed(unit).mode(unit % 3 == 0 ? "pump" : "");
    }

    CumulativeIncidence estimate = CumulativeIncidence.of(data.build(), 0.95).orElseThrow();

    CumulativeIncidence.Point point = estimate.modes().get("pump").get(29);
    assertThat(point.incidence()).isCloseTo(10 / 40.0, within(1e-14));
    assertThat(point.standardError()).isCloseTo(Math.sqrt(0.25 * 0.75 / 40), within(1e-14));
    assertThat(estimate.modes().keySet()).containsExactly("pump", LifeData.UNKNOWN_MODE);
  }

  @Test
  void ofOneModeItIsKaplanMeierWithGreenwood() {
    LifeData data = HardData.SIX_DECADES.sample(1);

    KaplanMeier survival = KaplanMeier.of(data, 0.95).orElseThrow();
    CumulativeIncidence incidence = CumulativeIncidence.of(data, 0.95).orElseThrow();

    for (int at = 0; at < survival.points().size(); at++) {
      CumulativeIncidence.Point point = incidence.modes().get(LifeData.UNKNOWN_MODE).get(at);
      assertThat(point.incidence())
          .isCloseTo(1 - survival.points().get(at).survival(), within(1e-13));
      assertThat(point.standardError())
          .isCloseTo(survival.points().get(at).standardError().orElseThrow(), within(1e-12));
    }
  }

  @Test
  void eachModeIsFittedWithTheOthersCensored() {
    SplittableRandom random = new SplittableRandom(5);
    Weibull wear = new Weibull(1000, 3);
    Weibull early = new Weibull(8000, 0.7);
    LifeDataBuilder data = LifeData.builder();
    for (int unit = 0; unit < 3000; unit++) {
      double worn = wear.life(random.nextDouble(1e-9, 1));
      double broken = early.life(random.nextDouble(1e-9, 1));
      data.failed(Math.min(worn, broken)).mode(worn < broken ? "wear" : "early");
    }

    CompetingModes modes = CompetingModes.weibull(data.build());

    WeibullFit fit = modes.modes().get("wear").orElseThrow();
    assertThat(fit.distribution().scale()).isCloseTo(1000, within(25.0));
    assertThat(fit.distribution().shape()).isCloseTo(3, within(0.15));
    WeibullSystem system = modes.system().orElseThrow();
    assertThat(system.incidence("wear", 1200) + system.incidence("early", 1200))
        .isCloseTo(1 - system.survival(1200), within(1e-9));
    CumulativeIncidence seen =
        CumulativeIncidence.of(modes.modes().get("early").orElseThrow().data(), 0.95).orElseThrow();
    assertThat(seen.modes().keySet()).containsExactly("early");
  }

  @Test
  void exponentialModesShareFailuresByTheirRates() {
    WeibullSystem system =
        new WeibullSystem(Map.of("a", new Weibull(100, 1), "b", new Weibull(300, 1)));

    double failed = 1 - Math.exp(-80 * (1 / 100.0 + 1 / 300.0));
    assertThat(system.incidence("a", 80)).isCloseTo(failed * 0.75, within(1e-9));
    assertThat(system.incidence("b", 1e9)).isCloseTo(0.25, within(1e-9));
    assertThat(system.incidence("b", 1e-3)).isCloseTo(1e-3 / 300, within(1e-10));
    assertThatThrownBy(() -> system.incidence("c", 1)).hasMessageStartingWith("Cannot find");
  }

  @Test
  void aModeWithTooFewFailuresRefusesTheSystem() {
    LifeDataBuilder data = LifeData.builder();
    for (int unit = 1; unit < 20; unit++) {
      data.failed(unit).mode("wear");
    }
    CompetingModes modes = CompetingModes.weibull(data.failed(3).mode("early").build());

    assertThat(((Refusal<WeibullFit>) modes.modes().get("early")).reason())
        .isEqualTo(Reason.TOO_FEW_FAILURES);
    assertThat(((Refusal<WeibullSystem>) modes.system()).reason())
        .isEqualTo(Reason.TOO_FEW_FAILURES);
  }
}
