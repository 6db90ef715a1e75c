package org.mendlake.statistics.recurrent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Published histories that several tests look at. */
final class Fleets {
  private static final double[][] FIVE_SYSTEMS = {
    {5, 10, 15, 17}, {6, 13, 17, 19}, {12, 20, 25, 26}, {13, 15, 24}, {16, 22, 25, 28}
  };

  private Fleets() {}

  /** Event ages of five systems; the last number of each is the end of its observation. */
  static Fleet fiveSystems() {
    FleetBuilder builder = Fleet.builder();
    for (int i = 0; i < FIVE_SYSTEMS.length; i++) {
      double[] ages = FIVE_SYSTEMS[i];
      String unit = "S" + i;
      builder.observed(unit, 0, ages[ages.length - 1]);
      Arrays.stream(ages, 0, ages.length - 1).forEach(age -> builder.event(unit, age));
    }
    return builder.build();
  }

  /** Repairs of the earth-moving machines of Meeker and Escobar; the cost is labour hours. */
  static Fleet machineH() {
    FleetBuilder builder = Fleet.builder();
    List<String> lines = published("machine_h.csv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace("\"", "").split(",");
      double age = Double.parseDouble(cells[1]);
      if (cells[3].equals("End")) {
        builder.observed(cells[0], 0, age);
      } else {
        builder.event(cells[0], age, Double.parseDouble(cells[2]));
      }
    }
    return builder.build();
  }

  /** Lines of a published file beside the repository; without it the test is skipped. */
  static List<String> published(String name) {
    Path file = Path.of(System.getProperty("mendlake.root"), "../shared/data", name);
    assumeTrue(Files.exists(file), "published data " + name + " is not on this machine");
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
