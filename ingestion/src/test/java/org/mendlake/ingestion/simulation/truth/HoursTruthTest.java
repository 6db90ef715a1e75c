package org.mendlake.ingestion.simulation.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.ingestion.simulation.truth.MeterTruth.Month;
import org.mendlake.ingestion.simulation.truth.MeterTruth.Reading;

/** Worked by hand from the rules of {@code docs/specifications/gold.md}; hours in tenths. */
class HoursTruthTest {
  private static final long DAY = 86_400_000;

  private static Reading reading(long day, long hours, String meter) {
    return new Reading(day, day * DAY, hours, meter);
  }

  private static Month month(Reading first, Reading last) {
    return new Month(first, last, last.hours() - first.hours(), 2);
  }

  @Test
  void hoursAreLinearBetweenReadingsAndStayAfterTheLast() {
    HoursTruth hours =
        new HoursTruth(100, 50, List.of(month(reading(110, 350, "A"), reading(120, 1_000, "A"))));

    assertThat(hours.at(100)).isEqualTo(50);
    assertThat(hours.at(103)).isEqualTo(140);
    assertThat(hours.at(117)).isEqualTo(805);
    assertThat(hours.at(120)).isEqualTo(1_000);
    assertThat(hours.at(500)).isEqualTo(1_000);
    assertThat(hours.lastDay()).isEqualTo(120);
  }

  @Test
  void aNewCountBeginsAtASwapARollbackAndAnImpossibleRate() {
    Month first = month(reading(110, 350, "A"), reading(120, 450, "A"));
    Month swapped = month(reading(140, 20, "B"), reading(150, 70, "B"));
    Month rolledBack = month(reading(170, 10, "B"), reading(180, 40, "B"));
    Month jumped = month(reading(181, 9_000, "B"), reading(190, 9_060, "B"));

    HoursTruth hours = new HoursTruth(100, 50, List.of(first, swapped, rolledBack, jumped));

    assertThat(hours.at(140)).isEqualTo(450);
    assertThat(hours.at(150)).isEqualTo(500);
    assertThat(hours.at(170)).isEqualTo(500);
    assertThat(hours.at(180)).isEqualTo(530);
    assertThat(hours.at(190)).isEqualTo(590);
  }

  @Test
  void ofTheMonthOfServiceOnlyWhatComesAfterItCounts() {
    Month before = month(reading(60, 5, "A"), reading(70, 10, "A"));
    Month spanning = month(reading(95, 20, "A"), reading(115, 200, "A"));

    HoursTruth hours = new HoursTruth(100, 50, List.of(before, spanning));

    assertThat(hours.at(115)).isEqualTo(200);
    assertThat(hours.at(110)).isEqualTo(150);
  }

  @Test
  void theLimitIsPassedOnTheFirstDayThatBeginsWithIt() {
    HoursTruth hours =
        new HoursTruth(100, 50, List.of(month(reading(110, 350, "A"), reading(120, 1_000, "A"))));

    assertThat(hours.dayOf(50)).hasValue(100);
    assertThat(hours.dayOf(51)).hasValue(101);
    assertThat(hours.dayOf(350)).hasValue(110);
    assertThat(hours.dayOf(351)).hasValue(111);
    assertThat(hours.dayOf(1_000)).hasValue(120);
    assertThat(hours.dayOf(1_001)).isEmpty();
  }
}
