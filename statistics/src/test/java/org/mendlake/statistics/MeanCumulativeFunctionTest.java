package org.mendlake.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.MeanCumulativeFunction.Occurrence;
import org.mendlake.statistics.MeanCumulativeFunction.Point;
import org.mendlake.statistics.MeanCumulativeFunction.Unit;

class MeanCumulativeFunctionTest {

  @Test
  void fiveSystemsAgreeWithThePublishedValues() {
    List<Point> points =
        MeanCumulativeFunction.of(
            List.of(
                unit(5, 10, 15, 17),
                unit(6, 13, 17, 19),
                unit(12, 20, 25, 26),
                unit(13, 15, 24),
                unit(16, 22, 25, 28)));

    assertThat(points)
        .extracting(Point::age)
        .containsExactly(5., 6., 10., 12., 13., 15., 16., 17., 20., 22., 25.);
    double[] expected = {.2, .4, .6, .8, 1.2, 1.6, 1.8, 2, 2.333333, 2.666667, 3.666667};
    for (int i = 0; i < expected.length; i++) {
      assertThat(points.get(i).value()).isCloseTo(expected[i], within(5e-7));
    }
  }

  @Test
  void earthMovingMachinesAgreeWithThePublishedValues() throws IOException {
    Path data = Path.of(System.getProperty("mendlake.root"), "../shared/data/machine_h.csv");
    assumeTrue(Files.exists(data), "trial data machine_h.csv is not on this machine");
    List<Unit> counts = new ArrayList<>();
    List<Unit> labour = new ArrayList<>();
    machines(data)
        .forEach(
            (machine, rows) -> {
              double end = rows.get(rows.size() - 1)[0];
              List<double[]> repairs = rows.stream().filter(r -> r[2] == 1).toList();
              counts.add(
                  new Unit(0, end, repairs.stream().map(r -> new Occurrence(r[0], 1)).toList()));
              labour.add(
                  new Unit(0, end, repairs.stream().map(r -> new Occurrence(r[0], r[1])).toList()));
            });

    int[] ages = {1000, 3000, 5000, 7000, 9000};
    double[] count = {3.521739, 12.086505, 20.589386, 28.635201, 37.082820};
    double[] hours = {10.660870, 40.989657, 71.803784, 103.902040, 131.472040};
    for (int i = 0; i < ages.length; i++) {
      assertThat(at(MeanCumulativeFunction.of(counts), ages[i])).isCloseTo(count[i], within(5e-7));
      assertThat(at(MeanCumulativeFunction.of(labour), ages[i])).isCloseTo(hours[i], within(5e-6));
    }
  }

  @Property(tries = 300)
  void costsOfOneAreCounts(
      @ForAll @Size(min = 1, max = 6)
          List<@Size(max = 5) List<@IntRange(min = 1, max = 9) Integer>> fleet) {
    List<Unit> units =
        fleet.stream()
            .map(ages -> new Unit(0, 10, ages.stream().map(a -> new Occurrence(a, 1)).toList()))
            .toList();

    List<Point> points = MeanCumulativeFunction.of(units);

    long events = fleet.stream().mapToLong(List::size).sum();
    double last = points.isEmpty() ? 0 : points.get(points.size() - 1).value();
    assertThat(last).isCloseTo((double) events / fleet.size(), within(1e-12));
  }

  @Test
  void eventOutsideItsObservationIsRefused() {
    assertThatThrownBy(() -> new Unit(0, 10, List.of(new Occurrence(11, 1))))
        .hasMessage("Cannot use an event at age 11.0: the unit is observed from 0.0 to 10.0");
  }

  private static double at(List<Point> points, double age) {
    return points.stream().filter(p -> p.age() <= age).reduce((a, b) -> b).orElseThrow().value();
  }

  private static Map<Integer, List<double[]>> machines(Path data) throws IOException {
    Map<Integer, List<double[]>> machines = new TreeMap<>();
    List<String> lines = Files.readAllLines(data);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace("\"", "").split(",");
      double event = cells[3].equals("End") ? 0 : 1;
      machines
          .computeIfAbsent(Integer.valueOf(cells[0]), m -> new ArrayList<>())
          .add(
              new double[] {
                Double.parseDouble(cells[1]),
                cells[2].isEmpty() || cells[2].equals("NA") ? 0 : Double.parseDouble(cells[2]),
                event
              });
    }
    machines.values().forEach(rows -> rows.sort((a, b) -> Double.compare(a[0], b[0])));
    return machines;
  }

  private static Unit unit(double... agesThenEnd) {
    double end = agesThenEnd[agesThenEnd.length - 1];
    double[] ages = Arrays.copyOf(agesThenEnd, agesThenEnd.length - 1);
    return new Unit(0, end, Arrays.stream(ages).mapToObj(a -> new Occurrence(a, 1)).toList());
  }
}
