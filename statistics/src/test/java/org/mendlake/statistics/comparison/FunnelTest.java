package org.mendlake.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.comparison.Funnel.Point;
import org.mendlake.statistics.comparison.Funnel.Position;
import org.mendlake.statistics.comparison.Overdispersion.Evidence;
import org.mendlake.statistics.comparison.Overdispersion.Treatment;

class FunnelTest {

  @Test
  void limitsAreTheInterpolatedQuantilesOfTheCounts() {
    Funnel shares = funnel(CountModel.BETA_BINOMIAL, 0.5, new UnitCount("a", 2, 4));
    Interval limits = shares.limitsAt(4, 0.8);

    assertThat(lower(limits)).isCloseTo((1 - (5 / 16. - 0.1) / (4 / 16.)) / 4, within(1e-12));
    assertThat(upper(limits)).isCloseTo((3 - (15 / 16. - 0.9) / (4 / 16.)) / 4, within(1e-12));

    Funnel rates = funnel(CountModel.GAMMA_POISSON, 0.5, new UnitCount("a", 2, 4));
    double none = Math.exp(-2);
    assertThat(lower(rates.limitsAt(4, 0.5)))
        .isCloseTo((1 - (3 * none - 0.25) / (2 * none)) / 4, within(1e-12));
    assertThat(lower(rates.limitsAt(4, 0.95))).isZero();
  }

  @Test
  void largeExposureGivesTheNormalLimits() {
    Funnel funnel = funnel(CountModel.GAMMA_POISSON, 2, new UnitCount("a", 2, 1));

    assertThat(upper(funnel.limitsAt(1e8, Funnel.ACTION)))
        .isCloseTo(2 + 3.0902323 * Math.sqrt(2 / 1e8), within(1e-7));
  }

  @Test
  void unitsBeyondTheLimitsAreToldBySide() {
    Funnel funnel =
        Funnel.of(
                CountModel.GAMMA_POISSON,
                List.of(
                    new UnitCount("worst", 30, 10),
                    new UnitCount("bad", 18, 10),
                    new UnitCount("usual", 11, 10),
                    new UnitCount("good", 3, 10),
                    new UnitCount("best", 0, 10),
                    new UnitCount("tiny", 0, 1)),
                OptionalDouble.of(1),
                Treatment.IGNORED)
            .orElseThrow();

    assertThat(funnel.points())
        .extracting(Point::position)
        .containsExactly(
            Position.ABOVE_ACTION,
            Position.ABOVE_WARNING,
            Position.WITHIN,
            Position.BELOW_WARNING,
            Position.BELOW_ACTION,
            Position.WITHIN);
    assertThat(funnel.points().get(0).z()).isCloseTo(20 / Math.sqrt(10), within(1e-12));
  }

  @Test
  void winsorisedSpreadWidensTheLimits() {
    List<UnitCount> units = new ArrayList<>();
    for (int events : new int[] {40, 50, 60, 70, 80, 100, 130, 140, 150, 160, 120}) {
      units.add(new UnitCount("u" + events, events, 100));
    }
    double[] kept = {50, 50, 60, 70, 80, 100, 130, 140, 150, 150, 120};
    double sum = 0;
    for (double events : kept) {
      sum += (events - 100) * (events - 100) / 100;
    }

    Funnel times = dispersed(units, Treatment.MULTIPLICATIVE);
    Funnel plus = dispersed(units, Treatment.ADDITIVE);
    Funnel plain = dispersed(units, Treatment.IGNORED);

    assertThat(times.overdispersion().phi()).isCloseTo(sum / 11, within(1e-12));
    assertThat(times.overdispersion().significant()).isEqualTo(Evidence.BEYOND_CHANCE);
    double half = upper(plain.limitsAt(100, 0.95)) - 1;
    assertThat(upper(times.limitsAt(100, 0.95)))
        .isCloseTo(1 + half * Math.sqrt(sum / 11), within(1e-12));
    double tauSquared = (sum - 10) / (11 * 100 - 100);
    assertThat(plus.overdispersion().tauSquared()).isCloseTo(tauSquared, within(1e-12));
    assertThat(upper(plus.limitsAt(100, 0.95)))
        .isCloseTo(1 + half * Math.sqrt(1 + tauSquared / 0.01), within(1e-12));
    assertThat(plain.isWidened()).isFalse();
    assertThat(times.isWidened()).isTrue();
  }

  @Test
  void spreadWithinChanceWidensNothing() {
    List<UnitCount> units =
        List.of(new UnitCount("a", 9, 10), new UnitCount("b", 11, 10), new UnitCount("c", 10, 10));

    Funnel funnel = dispersed(units, Treatment.MULTIPLICATIVE);

    assertThat(funnel.overdispersion().significant()).isEqualTo(Evidence.WITHIN_CHANCE);
    assertThat(funnel.limitsAt(10, 0.95).upper())
        .isEqualTo(dispersed(units, Treatment.IGNORED).limitsAt(10, 0.95).upper());
  }

  @Test
  void nothingToDrawIsRefusedAndUnobservedUnitsAreTold() {
    List<UnitCount> none = List.of(new UnitCount("a", 0, 0));
    List<UnitCount> quiet = List.of(new UnitCount("a", 0, 5), new UnitCount("b", 0, 0));

    assertThat(reason(Funnel.of(CountModel.GAMMA_POISSON, none, noTarget(), Treatment.IGNORED)))
        .isEqualTo(Reason.NO_DATA);
    assertThat(reason(Funnel.of(CountModel.GAMMA_POISSON, quiet, noTarget(), Treatment.IGNORED)))
        .isEqualTo(Reason.NO_VARIATION);
    Outcome<Funnel> drawn =
        Funnel.of(CountModel.GAMMA_POISSON, quiet, OptionalDouble.of(1), Treatment.IGNORED);
    assertThat(((Answer<Funnel>) drawn).cautions().get(0).detail()).endsWith("[b]");
    assertThatThrownBy(
            () ->
                Funnel.of(CountModel.BETA_BINOMIAL, quiet, OptionalDouble.of(1), Treatment.IGNORED))
        .hasMessageContaining("between 0 and 1.0");
  }

  @Property(tries = 200)
  void limitsHoldTheTargetAndAreNested(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 50) Integer> events,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll CountModel model,
      @ForAll Treatment treatment) {
    List<UnitCount> units = new ArrayList<>();
    events.forEach(x -> units.add(new UnitCount("u" + units.size(), x, 50 + units.size())));

    Funnel funnel =
        Funnel.of(model, units, OptionalDouble.of(percent / 100.0), treatment).orElseThrow();

    for (Point point : funnel.points()) {
      assertThat(lower(point.action())).isBetween(0.0, lower(point.warning()));
      assertThat(lower(point.warning())).isLessThanOrEqualTo(funnel.target());
      assertThat(upper(point.warning())).isBetween(funnel.target(), upper(point.action()));
    }
  }

  private static Funnel dispersed(List<UnitCount> units, Treatment treatment) {
    return Funnel.of(CountModel.GAMMA_POISSON, units, OptionalDouble.of(1), treatment)
        .orElseThrow();
  }

  private static Funnel funnel(CountModel model, double target, UnitCount unit) {
    return Funnel.of(model, List.of(unit), OptionalDouble.of(target), Treatment.IGNORED)
        .orElseThrow();
  }

  private static OptionalDouble noTarget() {
    return OptionalDouble.empty();
  }

  private static double lower(Interval interval) {
    return interval.lower().value().orElseThrow();
  }

  private static double upper(Interval interval) {
    return interval.upper().value().orElseThrow();
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
