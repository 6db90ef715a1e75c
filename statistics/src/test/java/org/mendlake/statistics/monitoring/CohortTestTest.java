package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.monitoring.CohortTest.Look;
import org.mendlake.statistics.numeric.PoissonLaw;

class CohortTestTest {
  private static final List<Double> HALVES = Collections.nCopies(6, 0.5);

  @Test
  void criticalValuesAndFalseAlarmsAgreeWithThePublishedOnes() {
    CohortTest test = CohortTest.plan(HALVES, 0.01).orElseThrow();

    assertThat(test.looks())
        .extracting(look -> look.rejectAt().orElseThrow())
        .containsExactly(5, 6, 6, 8, 8, 9);
    double[] falseAlarms = {.000172, .000690, .004514, .004824, .007176, .008454};
    for (int i = 0; i < falseAlarms.length; i++) {
      assertThat(test.looks().get(i).falseAlarm()).isCloseTo(falseAlarms[i], within(5e-7));
    }
  }

  @Test
  void powerAtTheKnownRateIsTheFalseAlarmAndGrowsWithTheRate() {
    CohortTest test = CohortTest.plan(HALVES, 0.01).orElseThrow();

    List<Double> none = test.detection(1);
    for (int i = 0; i < none.size(); i++) {
      assertThat(none.get(i)).isCloseTo(test.looks().get(i).falseAlarm(), within(1e-15));
    }
    assertThat(test.detection(0)).containsOnly(0.0);
    assertThat(test.detection(2).get(5)).isLessThan(test.detection(3).get(5));
    assertThat(test.detection(2).get(0)).isCloseTo(new PoissonLaw(1).atLeast(5), within(1e-15));
    assertThat(test.detection(40).get(5)).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatIsUnspentIsCarriedAndALookWithoutAllowanceRejectsNothing() {
    List<Double> spending = List.of(0.0, 0.01, 0.0);

    CohortTest test = CohortTest.plan(List.of(1.0, 1.0, 1.0), spending, 0.01).orElseThrow();

    assertThat(test.looks().get(0).rejectAt()).isEmpty();
    assertThat(test.looks().get(1).falseAlarm())
        .isCloseTo(new PoissonLaw(2).atLeast(7), within(1e-12));
    assertThat(test.looks().get(2).rejectAt()).isPresent();
    assertThat(test.looks().get(2).allowance()).isEqualTo(0.01);
  }

  @Test
  void firstLookAtItsCriticalValueSignals() {
    CohortTest test = CohortTest.plan(HALVES, 0.01).orElseThrow();

    assertThat(test.firstSignal(List.of(1L, 2L, 3L))).isEqualTo(OptionalInt.of(3));
    assertThat(test.firstSignal(List.of(4L, 1L))).isEmpty();
    assertThatThrownBy(() -> test.firstSignal(Collections.nCopies(7, 0L)))
        .hasMessage("Cannot test 7 looks: 6 are planned");
  }

  @Property(tries = 60)
  void falseAlarmsNeverExceedTheirAllowanceAndOneClaimLessWould(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 60) Integer> tenths,
      @ForAll @IntRange(min = 1, max = 100) int alphaInThousandths) {
    List<Double> expected = tenths.stream().map(tenth -> tenth / 10.0).toList();
    double alpha = alphaInThousandths / 1000.0;
    if (!(CohortTest.plan(expected, alpha) instanceof Answer<CohortTest> a)) {
      assertThat(expected).containsOnly(0.0);
      return;
    }
    CohortTest test = a.value();
    double spent = 0;
    for (Look look : test.looks()) {
      assertThat(look.falseAlarm()).isBetween(spent, look.allowance() + 1e-15);
      spent = look.falseAlarm();
    }
    double first = expected.get(0);
    int rejectAt = test.looks().get(0).rejectAt().orElseThrow();
    assertThat(rejectAt == 1 || new PoissonLaw(first).atLeast(rejectAt - 1) > alpha / tenths.size())
        .isTrue();
  }

  @Test
  void alphaComesFromTheAlarmsOfAYear() {
    assertThat(CohortTest.alphaFor(2, 400)).isEqualTo(0.005);
    assertThatThrownBy(() -> CohortTest.alphaFor(5, 4)).hasMessageContaining("below one for each");
  }

  @Test
  void cohortWithoutExpectedClaimsIsRefused() {
    Outcome<CohortTest> none = CohortTest.plan(List.of(0.0, 0.0), 0.01);

    assertThat(((Refusal<CohortTest>) none).reason()).isEqualTo(Reason.NO_EXPOSURE);
    assertThatThrownBy(() -> CohortTest.plan(List.of(-1.0), 0.01))
        .hasMessageContaining("none is negative");
    assertThatThrownBy(() -> CohortTest.plan(List.of(1.0), List.of(0.02), 0.01))
        .hasMessageContaining("their sum is at most 0.01");
  }
}
