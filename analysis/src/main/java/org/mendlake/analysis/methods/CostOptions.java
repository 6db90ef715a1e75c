package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.warranty.FailureCost;
import org.mendlake.statistics.warranty.FailureCost.Kind;
import picocli.CommandLine.Option;

/** What a failure costs. */
final class CostOptions {
  @Option(
      names = "--cost",
      paramLabel = "AMOUNT",
      description = "Mean cost of a failure: --cost 1200 (default: costs are not forecast).")
  private Optional<Double> mean = Optional.empty();

  @Option(
      names = "--cost-deviation",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Standard deviation of the cost between failures (default: ${DEFAULT-VALUE}).")
  private double deviation;

  @Option(
      names = "--cost-claims",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "Claims that mean and deviation come from; few make the mean uncertain (default: ${DEFAULT-VALUE}).")
  private int claims;

  @Option(
      names = "--cost-index",
      paramLabel = "LEVEL",
      split = ",",
      description =
          "Price level of each period to come, now being 1; the last number holds on: --cost-index"
              + " 1,1,1.03 (default: prices stay).")
  private List<Double> index = List.of();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "EUR",
      description = "Of all amounts (default: ${DEFAULT-VALUE}).")
  private String currency;

  @Option(
      names = "--cost-kind",
      paramLabel = "WORD",
      defaultValue = "warranty",
      description = "Who bears it: warranty, goodwill or campaign (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  /** What a failure costs, if it was stated. */
  Optional<FailureCost> cost() {
    return mean.map(amount -> new FailureCost(kind, currency, amount, deviation, claims, index));
  }
}
