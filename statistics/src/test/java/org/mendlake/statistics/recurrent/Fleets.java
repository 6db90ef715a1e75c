package org.mendlake.statistics.recurrent;

import java.util.Arrays;
import java.util.List;
import org.mendlake.statistics.PublishedFiles;

/** Published histories that several tests look at. */
final class Fleets {
  private static final double[][] FIVE_SYSTEMS = {
    {5, 10, 15, 17}, {6, 13, 17, 19}, {12, 20, 25, 26}, {13, 15, 24}, {16, 22, 25, 28}
  };

  /** Hours between failures of the hydraulics of two loaders (Kumar and Klefsjo 1992). */
  private static final double[] FIRST_LOADER = {
    327, 125, 7, 6, 107, 277, 54, 332, 510, 110, 10, 9, 85, 27, 59, 16, 8, 34, 21, 152, 158, 44, 18
  };

  private static final double[] ELEVENTH_LOADER = {
    353, 96, 49, 211, 82, 175, 79, 117, 26, 4, 5, 60, 39, 35, 258, 97, 59, 3, 37, 8, 245, 79, 49,
    31, 259, 283, 150, 24
  };

  private Fleets() {}

  /** The loader LHD1, observed to its last failure. */
  static Fleet firstLoader() {
    return ofGaps(FIRST_LOADER);
  }

  /** The loader LHD11, observed to its last failure. */
  static Fleet eleventhLoader() {
    return ofGaps(ELEVENTH_LOADER);
  }

  private static Fleet ofGaps(double[] gaps) {
    FleetBuilder builder = Fleet.builder().observedToLastEvent("loader", 0);
    double age = 0;
    for (double gap : gaps) {
      age += gap;
      builder.event("loader", age);
    }
    return builder.build();
  }

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
    List<String> lines = PublishedFiles.lines("machine_h.csv");
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
}
