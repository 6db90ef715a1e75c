package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.comparison.RankDraws;
import org.mendlake.statistics.comparison.RankInterval;
import org.mendlake.statistics.monitoring.Pareto.Bar;
import org.mendlake.statistics.monitoring.Pareto.Measure;

class ParetoTest {
  private static final RankDraws DRAWS = RankDraws.standard(7);

  @Test
  void unknownComesLastAndTiesKeepTheirOrder() {
    Pareto pareto =
        pareto(
            Measure.COUNT,
            ParetoCategory.rest("(unknown)", 900),
            ParetoCategory.known("cab", 20),
            ParetoCategory.known("boom", 20),
            ParetoCategory.known("engine", 60));

    assertThat(pareto.bars())
        .extracting(Bar::category)
        .containsExactly("engine", "cab", "boom", "(unknown)");
    assertThat(pareto.bars()).extracting(Bar::rank).containsExactly(1, 2, 3, 4);
    assertThat(pareto.bars().get(0).share()).contains(0.06);
    assertThat(pareto.bars().get(2).cumulativeShare().orElseThrow()).isCloseTo(0.1, within(1e-15));
    assertThat(pareto.bars().get(3).rankInterval()).isEmpty();
  }

  @Test
  void rankIntervalIsWideWhereCountsAreSmallAndTightWhereTheyAreLarge() {
    Pareto small = pareto(Measure.COUNT, known("a", 4), known("b", 3), known("c", 2));
    Pareto large = pareto(Measure.COUNT, known("a", 4000), known("b", 3000), known("c", 2000));

    assertThat(small.bars().get(1).rankInterval()).contains(new RankInterval(1, 3, 0.95));
    assertThat(large.bars())
        .extracting(bar -> bar.rankInterval().orElseThrow().lower())
        .containsExactly(1, 2, 3);
    assertThat(large.bars())
        .extracting(bar -> bar.rankInterval().orElseThrow().upper())
        .containsExactly(1, 2, 3);
  }

  @Test
  void rateDividesByTheExposureAndHasNoShares() {
    Pareto pareto =
        pareto(Measure.RATE, known("many", 50).exposedFor(1000), known("few", 10).exposedFor(20));

    assertThat(pareto.bars()).extracting(Bar::category).containsExactly("few", "many");
    assertThat(pareto.bars()).extracting(Bar::value).containsExactly(0.5, 0.05);
    assertThat(pareto.bars()).extracting(Bar::share).containsOnly(Optional.empty());
    assertThat(pareto.total()).isEmpty();
  }

  @Test
  void oneDearEventMakesARankUncertainWhereManyCheapOnesDoNot() {
    ParetoCategory dear = known("dear", 1).costing(1000, 1_000_000);
    ParetoCategory cheap = known("cheap", 500).costing(600, 800);

    Pareto pareto = pareto(Measure.COST, cheap, dear);

    assertThat(pareto.bars()).extracting(Bar::category).containsExactly("dear", "cheap");
    assertThat(pareto.bars().get(0).rankInterval()).contains(new RankInterval(1, 2, 0.95));
  }

  @Test
  void creditsRankLastAndLeaveNoShareWhenTheyPrevail() {
    Pareto pareto =
        pareto(Measure.COST, known("credit", 3).costing(-90, 4000), known("paid", 2).costing(50));

    assertThat(pareto.bars()).extracting(Bar::category).containsExactly("paid", "credit");
    assertThat(pareto.total()).contains(-40.0);
    assertThat(pareto.bars()).extracting(Bar::share).containsOnly(Optional.empty());
  }

  @Test
  void assumedSpreadOfCostsIsTold() {
    Outcome<Pareto> outcome =
        Pareto.of(List.of(known("a", 2).costing(5), known("b", 0)), Measure.COST, DRAWS);

    assertThat(((Answer<Pareto>) outcome).cautions())
        .extracting(caution -> caution.reason())
        .containsExactly(Reason.ASSUMED);
  }

  @Test
  void nothingToRankIsRefusedAndMissingExposureTold() {
    Outcome<Pareto> none = Pareto.of(List.of(known("a", 0)), Measure.COUNT, DRAWS);

    assertThat(((Refusal<Pareto>) none).reason()).isEqualTo(Reason.NO_DATA);
    assertThatThrownBy(() -> pareto(Measure.RATE, known("a", 1), known("b", 1).exposedFor(2)))
        .hasMessage("Cannot rank by rate: [a] state no exposure; give one, or rank by count");
    assertThatThrownBy(() -> known("a", 1).exposedFor(0))
        .hasMessage("Cannot rank a with the exposure 0.0: it is finite and positive");
  }

  @Property(tries = 100)
  void rankIntervalHoldsTheRankAndTheSameSeedGivesTheSame(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 30) Integer> counts) {
    List<ParetoCategory> categories = new ArrayList<>();
    counts.forEach(count -> categories.add(known("c" + categories.size(), count)));
    RankDraws draws = new RankDraws(0.9, 200, 3);

    Pareto pareto = Pareto.of(categories, Measure.COUNT, draws).orElseThrow();

    assertThat(pareto).isEqualTo(Pareto.of(categories, Measure.COUNT, draws).orElseThrow());
    for (Bar bar : pareto.bars()) {
      RankInterval interval = bar.rankInterval().orElseThrow();
      assertThat(bar.rank()).isBetween(interval.lower(), interval.upper());
    }
    assertThat(pareto.bars().get(counts.size() - 1).cumulativeShare().orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  private static ParetoCategory known(String name, long count) {
    return ParetoCategory.known(name, count);
  }

  private static Pareto pareto(Measure measure, ParetoCategory... categories) {
    return Pareto.of(List.of(categories), measure, DRAWS).orElseThrow();
  }
}
