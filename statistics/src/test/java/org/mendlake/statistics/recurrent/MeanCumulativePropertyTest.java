package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mendlake.statistics.Interval;

/** Holds the fast sums against the formulas written out, for any windows and ties. */
class MeanCumulativePropertyTest {

  /** A unit's windows and events, in whole ages so that ties are common. */
  record Unit(List<int[]> windows, List<Integer> events) {}

  @Property(tries = 500)
  void lawlessNadeauVarianceIsItsFormula(@ForAll("fleets") List<Unit> units) {
    var points = function(units, Measure.COUNT, VarianceEstimator.LAWLESS_NADEAU).points();

    for (MeanCumulativePoint point : points) {
      boolean isLonely = points.stream().anyMatch(p -> p.age() <= point.age() && p.atRisk() < 2);
      assertThat(point.variance().isEmpty()).isEqualTo(isLonely);
      point
          .variance()
          .ifPresent(
              found ->
                  assertThat(found).isCloseTo(lawlessNadeau(units, point.age()), within(1e-12)));
    }
  }

  @Property(tries = 500)
  void nelsonVarianceIsItsFormula(@ForAll("fleets") List<Unit> units) {
    for (MeanCumulativePoint point :
        function(units, Measure.COUNT, VarianceEstimator.NELSON).points()) {
      double expected = nelson(units, point.age());
      assertThat(point.variance().isEmpty()).isEqualTo(Double.isNaN(expected));
      point.variance().ifPresent(found -> assertThat(found).isCloseTo(expected, within(1e-12)));
    }
  }

  @Property(tries = 300)
  void nelsonVarianceOfRightCensoredUnitsIsItsFormula(@ForAll("rightCensored") List<Unit> units) {
    nelsonVarianceIsItsFormula(units);
  }

  @Property(tries = 300)
  void costsOfOneAreCounts(@ForAll("fleets") List<Unit> units) {
    for (VarianceEstimator estimator : VarianceEstimator.values()) {
      MeanCumulativeFunction costs = function(units, Measure.COST, estimator);
      assertThat(costs.points()).isEqualTo(function(units, Measure.COUNT, estimator).points());
    }
  }

  @Property(tries = 300)
  void limitsContainTheValue(@ForAll("fleets") List<Unit> units) {
    for (VarianceEstimator estimator : VarianceEstimator.values()) {
      for (MeanCumulativePoint point : function(units, Measure.COUNT, estimator).points()) {
        for (LimitScale scale : LimitScale.values()) {
          Interval limits = point.limits(.9, scale);
          limits.lower().value().ifPresent(lower -> assertThat(lower).isLessThan(point.value()));
          limits.upper().value().ifPresent(upper -> assertThat(upper).isGreaterThan(point.value()));
        }
        point
            .limits(.9, LimitScale.LOG)
            .lower()
            .value()
            .ifPresent(lower -> assertThat(lower).isPositive());
      }
    }
  }

  @Property(tries = 200)
  void orderOfStatementsChangesNothing(@ForAll("fleets") List<Unit> units) {
    FleetBuilder backwards = Fleet.builder();
    for (int i = units.size() - 1; i >= 0; i--) {
      String name = "U" + i;
      List<Integer> events = new ArrayList<>(units.get(i).events);
      Collections.reverse(events);
      events.forEach(age -> backwards.event(name, age, 1));
      List<int[]> windows = new ArrayList<>(units.get(i).windows);
      Collections.reverse(windows);
      windows.forEach(window -> backwards.observed(name, window[0], window[1]));
    }
    List<MeanCumulativePoint> expected =
        function(units, Measure.COUNT, VarianceEstimator.LAWLESS_NADEAU).points();
    List<MeanCumulativePoint> found =
        MeanCumulativeFunction.of(
                backwards.build(), Measure.COUNT, VarianceEstimator.LAWLESS_NADEAU)
            .orElseThrow()
            .points();

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).age()).isEqualTo(expected.get(i).age());
      assertThat(found.get(i).value()).isCloseTo(expected.get(i).value(), within(1e-12));
      double variance = expected.get(i).variance().orElse(-1.0);
      assertThat(found.get(i).variance().orElse(-1.0)).isCloseTo(variance, within(1e-12));
    }
  }

  @Provide
  Arbitrary<List<Unit>> fleets() {
    Arbitrary<Unit> unit =
        Combinators.combine(
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(1, 4),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 12).list().ofMaxSize(5))
            .as(MeanCumulativePropertyTest::unit);
    return unit.list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .filter(f -> f.stream().anyMatch(u -> !u.events.isEmpty()));
  }

  @Provide
  Arbitrary<List<Unit>> rightCensored() {
    Arbitrary<Unit> unit =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.integers().between(0, 12).list().ofMaxSize(5))
            .as((end, ages) -> unit(0, end, 0, 0, ages));
    return unit.list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .filter(f -> f.stream().anyMatch(u -> !u.events.isEmpty()));
  }

  private static Unit unit(int entry, int first, int gap, int second, List<Integer> ages) {
    List<int[]> windows = new ArrayList<>();
    windows.add(new int[] {entry, entry + first});
    if (second > 0) {
      windows.add(new int[] {entry + first + gap, entry + first + gap + second});
    }
    Unit open = new Unit(windows, List.of());
    return new Unit(windows, ages.stream().filter(age -> isAtRisk(open, age)).toList());
  }

  private static MeanCumulativeFunction function(
      List<Unit> units, Measure measure, VarianceEstimator estimator) {
    FleetBuilder builder = Fleet.builder();
    for (int i = 0; i < units.size(); i++) {
      String name = "U" + i;
      units.get(i).windows.forEach(window -> builder.observed(name, window[0], window[1]));
      units.get(i).events.forEach(age -> builder.event(name, age, 1));
    }
    return MeanCumulativeFunction.of(builder.build(), measure, estimator).orElseThrow();
  }

  private static boolean isAtRisk(Unit unit, double age) {
    return unit.windows.stream()
        .anyMatch(w -> age <= w[1] && (age > w[0] || (w[0] == 0 && age == 0)));
  }

  private static double count(Unit unit, double age) {
    return unit.events.stream().filter(event -> event == age).count();
  }

  private static List<Unit> atRisk(List<Unit> units, double age) {
    return units.stream().filter(unit -> isAtRisk(unit, age)).toList();
  }

  private static double mean(List<Unit> units, double age) {
    return units.stream().mapToDouble(unit -> count(unit, age)).sum() / units.size();
  }

  private static double lawlessNadeau(List<Unit> units, double until) {
    double variance = 0;
    for (Unit unit : units) {
      double sum = 0;
      for (int age = 0; age <= until; age++) {
        List<Unit> atRisk = atRisk(units, age);
        if (isAtRisk(unit, age)) {
          sum += (count(unit, age) - mean(atRisk, age)) / atRisk.size();
        }
      }
      variance += sum * sum;
    }
    return variance;
  }

  private static double nelson(List<Unit> units, double until) {
    double variance = 0;
    for (int one = 0; one <= until; one++) {
      for (int other = 0; other <= until; other++) {
        variance += covariance(units, one, other);
      }
    }
    return variance;
  }

  private static double covariance(List<Unit> units, double one, double other) {
    List<Unit> both = atRisk(atRisk(units, one), other);
    boolean hasEvents =
        units.stream().anyMatch(u -> count(u, one) > 0)
            && units.stream().anyMatch(u -> count(u, other) > 0);
    if (!hasEvents || both.isEmpty()) {
      return 0;
    }
    double sum = 0;
    for (Unit unit : both) {
      sum += (count(unit, one) - mean(both, one)) * (count(unit, other) - mean(both, other));
    }
    double sample = both.size() == 1 ? Double.NaN : sum / (both.size() - 1);
    return sample * both.size() / atRisk(units, one).size() / atRisk(units, other).size();
  }
}
