package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TriangleBuilderTest {

  @Test
  void contradictionsAreToldAllAtOnce() {
    TriangleBuilder builder =
        Triangle.ofIncrements()
            .cell(1, 0, 5)
            .cell(1, 0, 6)
            .cell(1, -1, 6)
            .cell(2, 0, Double.NaN)
            .cell(2, 2, 4);

    assertThatThrownBy(builder::build)
        .hasMessage(
            """
            Cannot use origin 1, development 0: stated twice
            Cannot use development -1 of origin 1: nothing is known before its own period
            Cannot use NaN of origin 2, development 0
            Cannot use origin 2: development 0 is missing; where nothing came say 0
            Cannot use origin 2: development 1 is missing; where nothing came say 0
            Cannot use origin 2: it reaches development 2, farther than the one before it""");
    assertThatThrownBy(() -> Triangle.ofIncrements().build())
        .hasMessage("Cannot use the triangle: it has no cell");
    assertThatThrownBy(() -> Triangle.ofIncrements().cell(1, 0, 5).cell(3, 0, 5).build())
        .hasMessage("Cannot use the triangle: origin 2 is missing");
  }

  @Test
  void incrementsAndCumulativesAreOneTriangle() {
    Triangle increments =
        Triangle.ofIncrements().cell(7, 0, 5).cell(7, 1, 2).cellKnownIn(8, 8, 4).build();
    Triangle cumulatives =
        Triangle.ofCumulatives().cell(8, 0, 4).cell(7, 1, 7).cell(7, 0, 5).build();

    for (Triangle triangle : new Triangle[] {increments, cumulatives}) {
      assertThat(triangle.increment(0, 1)).isEqualTo(2);
      assertThat(triangle.cumulative(0, 1)).isEqualTo(7);
      assertThat(triangle.origin(1)).isEqualTo(8);
      assertThat(triangle.latest(1)).isEqualTo(4);
    }
  }
}
