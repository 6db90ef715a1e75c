package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.InvalidDataException;
import org.mendlake.statistics.InvalidDataException.Problem;

class LifeDataTest {

  @Test
  void bothFormsSayTheSame() {
    LifeData byStatus =
        LifeData.builder().observed(5, 1).observed(8, 0).failedBy(3).failedBetween(2, 4).build();
    LifeData byAges =
        LifeData.builder()
            .observed(OptionalDouble.of(5), OptionalDouble.of(5))
            .observed(OptionalDouble.of(8), OptionalDouble.empty())
            .observed(OptionalDouble.empty(), OptionalDouble.of(3))
            .observed(OptionalDouble.of(2), OptionalDouble.of(4))
            .build();

    assertThat(rows(byAges))
        .isEqualTo(rows(byStatus))
        .isEqualTo(
            """
            5.0..5.0 from 0.0 x1.0
            8.0..Infinity from 0.0 x1.0
            0.0..3.0 from 0.0 x1.0
            2.0..4.0 from 0.0 x1.0
            """);
    assertThat(byAges.units()).isEqualTo(4);
    assertThat(byAges.failures()).isEqualTo(3);
    assertThat(byAges.oldestAge()).isEqualTo(8);
  }

  @Test
  void equalRowsAreOneRowAndNoUnitsAreNone() {
    LifeDataBuilder data = LifeData.builder();
    for (int copy = 0; copy < 1000; copy++) {
      data.failed(copy % 3 + 1).working(7).times(0).working(9).times(0.5);
    }

    assertThat(rows(data.build()))
        .isEqualTo(
            """
            1.0..1.0 from 0.0 x334.0
            9.0..Infinity from 0.0 x500.0
            2.0..2.0 from 0.0 x333.0
            3.0..3.0 from 0.0 x333.0
            """);
  }

  @Test
  void rowsThatDifferInOneRespectStayApart() {
    LifeData data =
        LifeData.builder()
            .failed(5)
            .mode("seal")
            .failed(5)
            .mode("pump")
            .failed(5)
            .failed(5)
            .enteredAt(2)
            .failedBetween(4, 5)
            .build();

    assertThat(data.rows()).isEqualTo(5);
    assertThat(data.modes()).containsExactly("pump", "seal", LifeData.UNKNOWN_MODE);
    assertThat(data.mode(0)).isEqualTo("seal");
    assertThat(data.mode(2)).isEqualTo(LifeData.UNKNOWN_MODE);
  }

  @Test
  void everyBadRowIsToldAtOnce() {
    LifeDataBuilder data =
        LifeData.builder()
            .failed(-1)
            .times(Double.NaN)
            .failed(5)
            .failedBetween(7, 6)
            .failed(0)
            .observed(4, 2)
            .observed(OptionalDouble.empty(), OptionalDouble.empty())
            .failed(5)
            .enteredAt(5)
            .working(5)
            .enteredAt(6)
            .working(5)
            .mode("seal")
            .failed(Double.POSITIVE_INFINITY);

    assertThatThrownBy(data::build)
        .asInstanceOf(type(InvalidDataException.class))
        .extracting(InvalidDataException::problems)
        .isEqualTo(
            List.of(
                new Problem(1, "Cannot use age -1.0: an age is a number from 0 on"),
                new Problem(1, "Cannot use count NaN: a count of units is a number from 0 to 1e15"),
                new Problem(3, "Cannot use lower 7.0 and upper 6.0: the failure lies between them"),
                new Problem(
                    4,
                    "Cannot use a failure at age 0: give the unit of the ages, so that it means"
                        + " the interval from 0 to one unit, or correct the age"),
                new Problem(5, "Cannot use status 2: it is 1 (failed) or 0 (still working)"),
                new Problem(6, "Cannot use a row without ages: lower, upper or both are needed"),
                new Problem(
                    7, "Cannot use entry 5.0 with failure at 5.0: a unit enters before it leaves"),
                new Problem(
                    8, "Cannot use entry 6.0 with last age 5.0: a unit enters before it leaves"),
                new Problem(
                    9, "Cannot use a failure mode of a unit still working: leave the mode empty"),
                new Problem(10, "Cannot use age Infinity: an age is a number from 0 on")));
  }

  @Test
  void moreUnitsThanCanBeToldApartAreNoCount() {
    assertThatThrownBy(() -> LifeData.builder().failed(3).times(1e16).build())
        .hasMessageContaining("Cannot use count 1.0E16: a count of units is a number from 0 to");
  }

  @Test
  void ageZeroIsTheFirstIntervalWhereTheUnitOfAgesIsKnown() {
    LifeData data = LifeData.builder().ageUnit(1).failed(0).working(0).build();

    assertThat(rows(data))
        .isEqualTo(
            """
            0.0..1.0 from 0.0 x1.0
            0.0..Infinity from 0.0 x1.0
            """);
  }

  @Test
  void anIntervalBeginsAtTheEntryAtTheEarliest() {
    LifeData data =
        LifeData.builder().failedBy(9).enteredAt(4).failedBetween(2, 6).enteredAt(3).build();

    assertThat(rows(data))
        .isEqualTo(
            """
            4.0..9.0 from 4.0 x1.0
            3.0..6.0 from 3.0 x1.0
            """);
  }

  @Test
  void otherModesEndTheObservationOfOneMode() {
    LifeData data =
        LifeData.builder()
            .failed(5)
            .mode("seal")
            .failed(7)
            .mode("pump")
            .times(2)
            .failedBetween(3, 8)
            .mode("pump")
            .enteredAt(1)
            .working(9)
            .build()
            .onlyMode("seal");

    assertThat(rows(data))
        .isEqualTo(
            """
            5.0..5.0 from 0.0 x1.0
            7.0..Infinity from 0.0 x2.0
            3.0..Infinity from 1.0 x1.0
            9.0..Infinity from 0.0 x1.0
            """);
    assertThatThrownBy(() -> data.onlyMode("gear"))
        .hasMessage("Cannot find the mode gear: there are [seal]");
  }

  private static String rows(LifeData data) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < data.rows(); row++) {
      text.append(data.lower(row) + ".." + data.upper(row));
      text.append(" from " + data.entry(row) + " x" + data.weight(row) + "\n");
    }
    return text.toString();
  }
}
