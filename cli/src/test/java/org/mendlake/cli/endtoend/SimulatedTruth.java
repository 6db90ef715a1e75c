package org.mendlake.cli.endtoend;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the demo's simulation wrote beside its events, where no job reads it. */
final class SimulatedTruth {
  private SimulatedTruth() {}

  /** Supplier lots that wear out early. */
  static List<String> badLots() throws IOException {
    return lines("life_distributions.csv").stream()
        .filter(cells -> cells.get(2).equals("true"))
        .map(cells -> cells.get(1))
        .toList();
  }

  /** The sum of a column of a fact; of {@code rows} their number. */
  static BigDecimal total(String table, String column) throws IOException {
    return lines("totals.csv").stream()
        .filter(cells -> cells.get(0).equals(table) && cells.get(1).equals(column))
        .map(cells -> new BigDecimal(cells.get(2)))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> lines(String file) throws IOException {
    Path truth = ServedWarehouse.installation().home().resolve("simulations/demo/truth");
    return Files.readAllLines(truth.resolve(file)).stream()
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
