package org.mendlake.analysis.methods;

import org.mendlake.statistics.comparison.RankDraws;
import picocli.CommandLine.Option;

/** How rank intervals are simulated. */
final class RankOptions {
  @Option(
      names = "--draws",
      paramLabel = "NUMBER",
      defaultValue = "4000",
      description = "Simulated rankings behind the rank intervals (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "Start of the random numbers; the same one repeats them (default: ${DEFAULT-VALUE}).")
  private long seed;

  RankDraws draws(double confidence) {
    return new RankDraws(confidence, draws, seed);
  }
}
