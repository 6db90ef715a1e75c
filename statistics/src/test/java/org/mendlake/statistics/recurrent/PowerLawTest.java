package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class PowerLawTest {

  @Test
  void loadersAgreeWithThePublishedValues() {
    PowerLaw first = PowerLaw.of(Fleets.firstLoader()).orElseThrow();
    assertThat(first.beta()).isCloseTo(1.6281, within(5e-5));
    assertThat(first.eta()).isCloseTo(363.81, within(5e-3));
    PowerLaw eleventh = PowerLaw.of(Fleets.eleventhLoader()).orElseThrow();
    assertThat(eleventh.beta()).isCloseTo(1.3163, within(5e-5));
    assertThat(eleventh.eta()).isCloseTo(231.71, within(5e-3));
  }

  @Test
  void earthMovingMachinesAgreeWithThePublishedValues() {
    PowerLaw fleet = PowerLaw.of(Fleets.machineH()).orElseThrow();

    assertThat(fleet.beta()).isCloseTo(1.083645, within(5e-7));
    assertThat(fleet.eta()).isCloseTo(312.5123, within(5e-5));
    assertThat(fleet.unbiasedBeta()).isEmpty();
    assertThat(fleet.betaLimits(.95).method()).isEqualTo("likelihood ratio");
  }

  @Test
  void oneTimeTruncatedUnitHasTheClosedForm() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 100)
            .event("A", 10)
            .event("A", 40)
            .event("A", 70)
            .event("A", 100)
            .build();
    double sum = Math.log(10) + Math.log(2.5) + Math.log(1 / .7);

    PowerLaw process = PowerLaw.of(fleet).orElseThrow();

    assertThat(process.beta()).isCloseTo(4 / sum, within(1e-10));
    assertThat(process.unbiasedBeta().orElseThrow()).isCloseTo(3 / sum, within(1e-10));
    assertThat(process.logLambda()).isCloseTo(Math.log(4) - 4 / sum * Math.log(100), within(1e-10));
    assertThat(process.meanEvents(100)).isCloseTo(4, within(1e-10));
    assertThat(process.meanTimeBetweenFailures(100)).isCloseTo(25 * sum / 4, within(1e-9));
    // chi-square with 8 degrees: 2.179731 and 17.534546
    Interval limits = process.betaLimits(.95);
    assertThat(limits.lower().value().orElseThrow())
        .isCloseTo(process.beta() * 2.179731 / 8, within(1e-6));
    assertThat(limits.upper().value().orElseThrow())
        .isCloseTo(process.beta() * 17.534546 / 8, within(1e-6));
  }

  @Test
  void failureTruncatedUnitLosesADegreeForItsEnd() {
    PowerLaw loader = PowerLaw.of(Fleets.firstLoader()).orElseThrow();

    // chi-square with 44 degrees: 27.574566 and 64.201461
    Interval limits = loader.betaLimits(.95);
    assertThat(limits.lower().value().orElseThrow())
        .isCloseTo(loader.beta() * 27.574566 / 46, within(1e-6));
    assertThat(limits.upper().value().orElseThrow())
        .isCloseTo(loader.beta() * 64.201461 / 46, within(1e-6));
    assertThat(loader.unbiasedBeta().orElseThrow())
        .isCloseTo(loader.beta() * 21 / 23, within(1e-12));
    assertThat(limits.method()).isEqualTo("chi-square, failure-truncated");
  }

  @Test
  void copiesOfAUnitChangeNoEstimateAndNarrowTheLimits() {
    FleetBuilder builder = Fleet.builder();
    for (String unit : new String[] {"A", "B", "C"}) {
      builder.observed(unit, 0, 90).event(unit, 20).event(unit, 50).event(unit, 80);
    }
    builder.observed("D", 0, 10);
    PowerLaw three = PowerLaw.of(builder.build()).orElseThrow();
    PowerLaw one =
        PowerLaw.of(
                Fleet.builder()
                    .observed("A", 0, 90)
                    .event("A", 20)
                    .event("A", 50)
                    .event("A", 80)
                    .build())
            .orElseThrow();

    assertThat(three.beta()).isGreaterThan(one.beta());
    assertThat(width(three.meanTimeLimits(90, .9))).isLessThan(width(one.meanTimeLimits(90, .9)));
    assertThat(width(three.etaLimits(.9))).isLessThan(width(one.etaLimits(.9)));
  }

  @Test
  void likelihoodRatioLimitsLieWhereTheProfileFallsByHalfTheQuantile() {
    Fleet fleet = Fleets.fiveSystems();
    PowerLaw process = PowerLaw.of(fleet).orElseThrow();
    double level = process.logLikelihood() - 3.841459 / 2;

    for (Interval.Limit limit :
        new Interval.Limit[] {process.etaLimits(.95).lower(), process.etaLimits(.95).upper()}) {
      double eta = limit.value().orElseThrow();
      double best = Double.NEGATIVE_INFINITY;
      for (double beta = .2; beta < 8; beta += .0005) {
        best = Math.max(best, logLikelihood(fleet, beta, eta));
      }
      assertThat(best).isCloseTo(level, within(1e-5));
    }
    double time = process.meanTimeLimits(28, .95).lower().value().orElseThrow();
    double best = Double.NEGATIVE_INFINITY;
    for (double beta = .2; beta < 8; beta += .0005) {
      // 1 / time = beta / eta (28 / eta)^(beta - 1)
      double eta = Math.pow(beta * time * Math.pow(28, beta - 1), 1 / beta);
      best = Math.max(best, logLikelihood(fleet, beta, eta));
    }
    assertThat(best).isCloseTo(level, within(1e-5));
  }

  @Test
  void lateEntriesRecoverTheProcessThatMadeThem() {
    SplittableRandom random = new SplittableRandom(5);
    FleetBuilder builder = Fleet.builder();
    for (int unit = 0; unit < 400; unit++) {
      double entry = 1000 * random.nextDouble();
      double end = entry + 2000 * random.nextDouble();
      builder.observed("U" + unit, entry, end);
      // eta 300, beta 1.5: events are the ages whose mean number is a unit Poisson process.
      double mean = Math.pow(entry / 300, 1.5);
      while (true) {
        mean -= Math.log(1 - random.nextDouble());
        double age = 300 * Math.pow(mean, 1 / 1.5);
        if (age > end) {
          break;
        }
        builder.event("U" + unit, age);
      }
    }

    PowerLaw process = PowerLaw.of(builder.build()).orElseThrow();

    assertThat(process.betaLimits(.999).lower().value().orElseThrow()).isBetween(1.3, 1.5);
    assertThat(process.betaLimits(.999).upper().value().orElseThrow()).isBetween(1.5, 1.7);
    assertThat(process.etaLimits(.999).lower().value().orElseThrow()).isBetween(200., 300.);
    assertThat(process.etaLimits(.999).upper().value().orElseThrow()).isBetween(300., 450.);
  }

  @Test
  void degenerateHistoriesAreRefusedWithTheirReason() {
    assertThat(reason(Fleet.builder().observed("A", 0, 9).build())).isEqualTo(Reason.NO_FAILURES);
    assertThat(reason(Fleet.builder().observed("A", 0, 9).event("A", 1).event("A", 2).build()))
        .isEqualTo(Reason.TOO_FEW_FAILURES);
    FleetBuilder zero = Fleet.builder().observed("A", 0, 9);
    zero.event("A", 0).event("A", 3).event("A", 4);
    assertThat(reason(zero.build())).isEqualTo(Reason.AT_THE_EDGE);
    FleetBuilder late = Fleet.builder().observed("A", 0, 9);
    late.event("A", 9).event("A", 9).event("A", 9);
    assertThat(reason(late.build())).isEqualTo(Reason.AT_THE_EDGE);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void limitsPastTheRangeOfNumbersAreNoneInsteadOfASearchWithoutEnd() {
    PowerLaw process = PowerLaw.of(Fleets.fiveSystems()).orElseThrow();

    Interval limits = process.meanTimeLimits(1e300, .95);

    for (Interval.Limit limit : new Interval.Limit[] {limits.lower(), limits.upper()}) {
      assertThat(limit.reason()).contains(Reason.UNBOUNDED);
    }
  }

  private static Reason reason(Fleet fleet) {
    Outcome<PowerLaw> outcome = PowerLaw.of(fleet);
    return ((Refusal<PowerLaw>) outcome).reason();
  }

  private static double width(Interval interval) {
    return interval.upper().value().orElseThrow() - interval.lower().value().orElseThrow();
  }

  private static double logLikelihood(Fleet fleet, double beta, double eta) {
    double sum = 0;
    for (double age : fleet.ages()) {
      sum += Math.log(beta / eta * Math.pow(age / eta, beta - 1));
    }
    for (int window = 0; window < fleet.windows().count(); window++) {
      sum -= Math.pow(fleet.windows().to(window) / eta, beta);
    }
    return sum;
  }
}
