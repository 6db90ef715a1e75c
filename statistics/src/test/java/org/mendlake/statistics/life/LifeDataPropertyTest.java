package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

/** What holds for whatever life data. */
class LifeDataPropertyTest {
  private static final List<String> MODES = List.of("seal", "pump", "");

  private enum Kind {
    EXACT,
    WORKING,
    LEFT,
    INTERVAL
  }

  private record Row(Kind kind, double age, double more, double entryShare, int weight, int mode) {

    void addTo(LifeDataBuilder data, double factor, double times) {
      double at = age * factor;
      switch (kind) {
        case EXACT -> data.failed(at).mode(MODES.get(mode));
        case WORKING -> data.working(at);
        case LEFT -> data.failedBy(at).mode(MODES.get(mode));
        case INTERVAL -> data.failedBetween(at, at + more * factor).mode(MODES.get(mode));
      }
      data.times(times).enteredAt(entryShare * at);
    }
  }

  private static Arbitrary<Row> row(Kind... kinds) {
    return Combinators.combine(
            Arbitraries.of(kinds),
            Arbitraries.doubles().between(0.1, 1000),
            Arbitraries.doubles().between(0.5, 200),
            Arbitraries.of(0.0, 0.0, 0.0, 0.3, 0.8),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, MODES.size() - 1))
        .as(Row::new);
  }

  @Provide
  Arbitrary<List<Row>> mixed() {
    return row(Kind.values()).list().ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Row>> exactAndWorking() {
    return row(Kind.EXACT, Kind.WORKING).list().ofMinSize(1).ofMaxSize(60);
  }

  private static LifeData data(List<Row> rows, double factor) {
    LifeDataBuilder data = LifeData.builder();
    rows.forEach(row -> row.addTo(data, factor, row.weight()));
    return data.build();
  }

  private static Optional<WeibullFit> fit(LifeData data) {
    return MaximumLikelihood.weibull(data) instanceof Answer<WeibullFit> answer
        ? Optional.of(answer.value())
        : Optional.empty();
  }

  /** Property a. */
  @Property(tries = 100)
  void longerUnitsOfAgeScaleTheScaleOnly(
      @ForAll("mixed") List<Row> rows, @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
    Optional<WeibullFit> fit = fit(data(rows, 1));
    Optional<WeibullFit> scaled = fit(data(rows, factor));

    assertThat(scaled.isPresent()).isEqualTo(fit.isPresent());
    if (fit.isPresent()) {
      Weibull plain = fit.get().distribution();
      Weibull other = scaled.get().distribution();
      assertThat(other.shape()).isCloseTo(plain.shape(), within(1e-6 * plain.shape()));
      assertThat(Math.log(other.scale()))
          .isCloseTo(Math.log(plain.scale() * factor), within(1e-5 + 1e-5 / plain.shape()));
    }
  }

  /** Property b. */
  @Property(tries = 100)
  void aWeightIsThatManyCopies(@ForAll("mixed") List<Row> rows) {
    LifeDataBuilder copies = LifeData.builder();
    for (Row row : rows) {
      for (int copy = 0; copy < row.weight(); copy++) {
        row.addTo(copies, 1, 1);
      }
    }
    Optional<WeibullFit> weighted = fit(data(rows, 1));
    Optional<WeibullFit> copied = fit(copies.build());

    assertThat(copied.map(WeibullFit::distribution))
        .isEqualTo(weighted.map(WeibullFit::distribution));
    assertThat(Turnbull.of(copies.build())).isEqualTo(Turnbull.of(data(rows, 1)));
  }

  /** Property c. */
  @Property(tries = 100)
  void entryAtZeroIsNoTruncation(@ForAll("mixed") List<Row> rows) {
    List<Row> fromNew =
        rows.stream()
            .map(row -> new Row(row.kind(), row.age(), row.more(), 0, row.weight(), row.mode()))
            .toList();
    List<Row> almost =
        rows.stream()
            .map(row -> new Row(row.kind(), row.age(), row.more(), 1e-12, row.weight(), row.mode()))
            .toList();
    Optional<WeibullFit> fit = fit(data(fromNew, 1));
    Optional<WeibullFit> late = fit(data(almost, 1));

    assertThat(late.isPresent() && fit.isEmpty()).isFalse();
    if (late.isPresent() && fit.get().distribution().shape() > 1) {
      assertThat(late.get().distribution().shape())
          .isCloseTo(fit.get().distribution().shape(), within(1e-5));
      assertThat(late.get().logLikelihood()).isCloseTo(fit.get().logLikelihood(), within(1e-6));
    }
  }

  /** Property d. */
  @Property(tries = 100)
  void modesAddUpToTheWhole(@ForAll("exactAndWorking") List<Row> rows) {
    LifeData data = data(rows, 1);
    double byMode = 0;
    for (String mode : data.modes()) {
      byMode += data.onlyMode(mode).failures();
    }
    assertThat(byMode).isEqualTo(data.failures());
    if (KaplanMeier.of(data, 0.95) instanceof Answer<KaplanMeier> survival) {
      CumulativeIncidence incidence = CumulativeIncidence.of(data, 0.95).orElseThrow();
      List<KaplanMeier.Point> points = survival.value().points();
      for (int at = 0; at < points.size(); at++) {
        double sum = 0;
        double failures = 0;
        for (List<CumulativeIncidence.Point> mode : incidence.modes().values()) {
          sum += mode.get(at).incidence();
          failures += mode.get(at).failures();
        }
        assertThat(sum).isCloseTo(1 - points.get(at).survival(), within(1e-12));
        assertThat(failures).isEqualTo(points.get(at).failures());
      }
    }
  }

  /** Property l, for both models. */
  @Property(tries = 100)
  void intervalsContainTheirEstimates(
      @ForAll("mixed") List<Row> rows, @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    LifeData data = data(rows, 1);
    fit(data)
        .ifPresent(
            fit -> {
              contains(fit.scale(level), 0, Double.POSITIVE_INFINITY);
              contains(fit.shape(level), 0, Double.POSITIVE_INFINITY);
              containsLives(fit, level);
            });
    Outcome<LognormalFit> lognormal = MaximumLikelihood.lognormal(data);
    if (lognormal instanceof Answer<LognormalFit> answer) {
      contains(answer.value().logMean(level), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      contains(answer.value().logDeviation(level), 0, Double.POSITIVE_INFINITY);
      containsLives(answer.value(), level);
    }
  }

  private static void containsLives(LifeFit fit, double level) {
    contains(fit.life(0.1, level), 0, Double.POSITIVE_INFINITY);
    contains(fit.failureProbability(50, level), 0, 1);
  }

  private static void contains(Estimate estimate, double least, double most) {
    double value = estimate.value();
    assertThat(value).isBetween(least, most);
    double lower = estimate.interval().lower().value().orElse(least);
    double upper = estimate.interval().upper().value().orElse(most);
    assertThat(lower).isBetween(least, value);
    assertThat(upper).isBetween(value, most);
    assertThat(estimate.interval().lower().reason())
        .isNotEqualTo(Optional.of(Reason.NOT_CONVERGED));
    assertThat(estimate.interval().upper().reason())
        .isNotEqualTo(Optional.of(Reason.NOT_CONVERGED));
  }

  /** The refusals that the search itself gives are confirmed by a second search. */
  @Property(tries = 100)
  void aRefusedMaximumIsNotInTheOpen(@ForAll("mixed") List<Row> rows) {
    LifeData data = data(rows, 1);
    Outcome<WeibullFit> outcome = MaximumLikelihood.weibull(data);
    if (outcome instanceof Refusal<WeibullFit> && Identifiability.refusal(data).isEmpty()) {
      SecondSearch.Found second = SecondSearch.weibull(data);
      LogLikelihood likelihood = new WeibullLikelihood(data);
      double atEdge = Double.NEGATIVE_INFINITY;
      for (double slope : new double[] {1e-5, 1e-4, 1e-3, 1e3}) {
        for (double start = -12; start <= 12; start++) {
          Optional<Peak> edge = Ascent.along(likelihood, Ray.ofSlope(slope), start);
          atEdge = Math.max(atEdge, edge.map(Peak::value).orElse(atEdge));
        }
      }
      assertThat(second.value()).isLessThanOrEqualTo(atEdge + 1e-3);
    }
  }
}
