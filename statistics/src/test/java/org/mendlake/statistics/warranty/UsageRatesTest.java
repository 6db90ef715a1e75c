package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.warranty.MeterReadings.Source;
import org.mendlake.statistics.warranty.UsageRates.Origin;

class UsageRatesTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

  @Test
  void rollbacksNewMetersAndImpossibleReadingsAreLeftOut() {
    MeterReadingsBuilder builder = MeterReadings.builder().machine("A", "g").machine("B", "g");
    builder
        .reading("A", DAY, 0, Source.OTHER)
        .reading("A", DAY.plusDays(100), 500, Source.OTHER)
        // a typing error, up and down again
        .reading("A", DAY.plusDays(110), 55_000, Source.OTHER)
        .reading("A", DAY.plusDays(120), 600, Source.OTHER)
        // a new meter
        .reading("A", DAY.plusDays(130), 10, Source.OTHER)
        .reading("A", DAY.plusDays(230), 310, Source.OTHER)
        .reading("A", DAY.plusDays(230), 314, Source.OTHER)
        .reading("B", DAY, 0, Source.OTHER)
        .reading("B", DAY.plusDays(10), 20, Source.OTHER);

    Outcome<UsageRates> outcome = UsageRates.of(builder.build());

    assertThat(outcome.orElseThrow().machines().get("A"))
        .isEqualTo(new UsageRates.UsageRate(4, Origin.READINGS));
    assertThat(((Answer<?>) outcome).cautions())
        .extracting(Caution::detail)
        .containsExactly("3 spans between readings fall or exceed 24 h a day and are left out");
  }

  @Test
  void machinesWithoutReadingsHaveTheMeanOfTheirGroupOrOfAll() {
    MeterReadingsBuilder builder = MeterReadings.builder();
    double[] rates = {2, 4, 4, 8, 4};
    for (int i = 0; i < rates.length; i++) {
      read(builder, "L" + i, "loader", rates[i], Source.OTHER);
    }
    read(builder, "R0", "roller", 1, Source.OTHER);
    builder.machine("L9", "loader").machine("R9", "roller");

    UsageRates usage = UsageRates.of(builder.build()).orElseThrow();

    // logarithms 1, 2, 2, 3, 2 times ln 2: mean 2, variance (1 + 1) / 4
    UsageDistribution loaders = usage.groups().get("loader");
    assertThat(loaders.median()).isCloseTo(4, within(1e-12));
    assertThat(loaders.logDeviation()).isCloseTo(Math.log(2) * Math.sqrt(.5), within(1e-12));
    assertThat(usage.machines().get("L9").origin()).isEqualTo(Origin.GROUP);
    assertThat(usage.machines().get("L9").hoursPerDay())
        .isCloseTo(4 * Math.exp(Math.pow(Math.log(2), 2) / 4), within(1e-12));
    assertThat(usage.groups()).doesNotContainKey("roller");
    assertThat(usage.machines().get("R9").origin()).isEqualTo(Origin.ALL);
    assertThat(usage.machines().get("R0").hoursPerDay()).isEqualTo(1);
  }

  @Test
  void machinesReadOtherwiseStandForAllWithoutAClaim() {
    MeterReadingsBuilder builder = MeterReadings.builder();
    IntStream.range(0, 10).forEach(i -> read(builder, "C" + i, "g", 8, Source.CLAIM));
    IntStream.range(0, 10).forEach(i -> read(builder, "O" + i, "g", 2, Source.OTHER));
    IntStream.range(0, 80).forEach(i -> builder.machine("N" + i, "g"));

    UsageRates usage = UsageRates.of(builder.build()).orElseThrow();

    // 10 of 100 machines run 8 hours, the 10 others read stand for 90.
    assertThat(usage.groups().get("g").logMean())
        .isCloseTo(.1 * Math.log(8) + .9 * Math.log(2), within(1e-12));
  }

  @Test
  void groupOfWhichOnlyClaimsWereReadIsTold() {
    MeterReadingsBuilder builder = MeterReadings.builder();
    IntStream.range(0, 5).forEach(i -> read(builder, "C" + i, "g", 8 + i, Source.CLAIM));
    builder.machine("N", "g");

    assertThat(((Answer<?>) UsageRates.of(builder.build())).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.EXTRAPOLATED);
  }

  @Test
  void drawnRatesFollowTheDistribution() {
    UsageDistribution usage = new UsageDistribution("g", 50, Math.log(6), .4);
    SplittableRandom random = new SplittableRandom(3);

    double[] drawn = IntStream.range(0, 20_000).mapToDouble(i -> usage.drawn(random)).toArray();

    double below =
        IntStream.range(0, drawn.length).filter(i -> drawn[i] < usage.quantile(.3)).count();
    // A standard error of .0032.
    assertThat(below / drawn.length).isBetween(.29, .31);
    assertThat(java.util.Arrays.stream(drawn).average().orElseThrow())
        .isCloseTo(usage.mean(), within(.06));
  }

  @Test
  void coverEndsWithTheFirstOfItsLimits() {
    Cover cover = new Cover(730, 4000);

    assertThat(cover.endDays(10)).isEqualTo(400);
    assertThat(cover.endHours(10)).isEqualTo(4000);
    assertThat(cover.endDays(2)).isEqualTo(730);
    assertThat(cover.endHours(2)).isEqualTo(1460);
    assertThat(cover.endDays(0)).isEqualTo(730);
    assertThatThrownBy(() -> cover.endDays(-1)).hasMessage("Cannot use -1.0 hours a day");
    assertThatThrownBy(() -> new Cover(0, 5))
        .hasMessage("Cannot use a cover of 0.0 days and 5.0 hours: both are above 0");
  }

  @Test
  void tooFewReadingsAreRefusedAndContradictionsAreTold() {
    MeterReadingsBuilder builder = MeterReadings.builder();
    read(builder, "A", "g", 5, Source.OTHER);
    read(builder, "B", "g", 0, Source.OTHER);
    assertThat(((Refusal<?>) UsageRates.of(builder.build())).reason()).isEqualTo(Reason.NO_DATA);
    assertThatThrownBy(
            () ->
                MeterReadings.builder()
                    .machine("A", "g")
                    .machine("A", "g")
                    .reading("A", DAY, -1, Source.OTHER)
                    .reading("B", DAY, 1, Source.OTHER)
                    .build())
        .hasMessage(
            """
            Cannot use machine A: stated twice
            Cannot use a reading of -1.0 h of machine A on 2024-01-01
            Cannot use readings of machine B: it is not stated""");
  }

  private static void read(
      MeterReadingsBuilder builder, String id, String group, double rate, Source source) {
    builder
        .machine(id, group)
        .reading(id, DAY, 0, source)
        .reading(id, DAY.plusDays(100), 100 * rate, source);
  }
}
