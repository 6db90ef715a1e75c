package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.InvalidDataException;

class FleetBuilderTest {

  @Test
  void contradictionsAreToldAllAtOnce() {
    FleetBuilder builder =
        Fleet.builder()
            .observed("A", 0, 10)
            .observed("A", 9, 12)
            .observed("B", 5, 5)
            .observed("C", 5, 8)
            .observed("D", 0, Double.NaN)
            .observedToLastEvent("E", 3)
            .event("A", 11)
            .event("C", 5)
            .event("C", -1)
            .event("C", 6, Double.NaN)
            .event("F", 2);

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidDataException.class)
        .hasMessage(
            """
            Cannot use the fleet: 9 bad rows
            row 2: Cannot observe unit A from 9.0 to 12.0: it is observed until 10.0 already
            row 3: Cannot observe unit B from 5.0 to 5.0: a period ends after it begins
            row 5: Cannot observe unit D from 0.0 to NaN: a period ends after it begins
            row 6: Cannot observe unit E from 3.0 to its last event: it has none after that
            row 7: Cannot use an event of unit A at age 11.0: the unit is not observed then
            row 8: Cannot use an event of unit C at age 5.0: the unit is not observed then
            row 9: Cannot use an event of unit C at age -1.0: an age is 0 or more
            row 10: Cannot use cost NaN of unit C at age 6.0: not a number
            row 11: Cannot use an event of unit F at age 2.0: the unit is not observed then""");
  }

  @Test
  void manyContradictionsAreCounted() {
    FleetBuilder builder = Fleet.builder().observed("A", 0, 1);
    for (int age = 2; age <= 31; age++) {
      builder.event("A", age);
    }

    assertThatThrownBy(builder::build).hasMessageEndingWith("and 10 more problems");
  }

  @Test
  void windowsThatTouchAreOneAndAnyOrderWillDo() {
    Fleet fleet =
        Fleet.builder()
            .event("A", 7)
            .observed("A", 5, 8)
            .observed("B", 2, 3)
            .observed("A", 0, 5)
            .event("A", 2)
            .observedToLastEvent("C", 1)
            .event("C", 4)
            .build();

    assertThat(fleet.units()).containsExactly("A", "B", "C");
    assertThat(fleet.windows().count()).isEqualTo(3);
    assertThat(fleet.exposure()).isEqualTo(8 + 1 + 3);
    assertThat(fleet.agesOf(0)).containsExactly(2, 7);
    assertThat(fleet.endsAtEvent(0)).isFalse();
    assertThat(fleet.endsAtEvent(2)).isTrue();
  }
}
