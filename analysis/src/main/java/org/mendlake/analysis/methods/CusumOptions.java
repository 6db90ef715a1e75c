package org.mendlake.analysis.methods;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.analysis.methods.CusumMethod.Model;
import org.mendlake.statistics.monitoring.AlarmBudget;
import org.mendlake.statistics.monitoring.CusumDesign.Start;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a CUSUM looks for, and how rarely it may be wrong. */
final class CusumOptions {
  @Option(
      names = "--acceptable",
      paramLabel = "MEAN",
      description =
          "Mean of a period at which a signal is false: --acceptable 4; for bernoulli the share of"
              + " bad endings (default: the mean of the rows that are not excluded).")
  private Optional<Double> acceptable = Optional.empty();

  @Option(
      names = "--rejectable",
      paramLabel = "MEAN",
      description =
          "Mean that is to be found soon: --rejectable 6 (default: twice the acceptable one; normal:"
              + " one deviation above it; bernoulli: by --odds-ratio).")
  private Optional<Double> rejectable = Optional.empty();

  @Option(
      names = "--odds-ratio",
      paramLabel = "RATIO",
      description =
          "bernoulli: odds of a bad ending that are to be found soon, over those expected:"
              + " --odds-ratio 1.5 (default: 2, or by --rejectable).")
  private Optional<Double> oddsRatio = Optional.empty();

  @Option(
      names = "--deviation",
      paramLabel = "VALUE",
      description =
          "normal: standard deviation in control: --deviation 1.5 (default: mean moving range over"
              + " 1.128).")
  private Optional<Double> deviation = Optional.empty();

  @Mixin private BudgetOptions budget;

  @Option(
      names = "--k",
      paramLabel = "VALUE",
      description =
          "Reference value in events, with --h: --k 5; normal: in deviations (default: the best"
              + " one).")
  private Optional<Double> reference = Optional.empty();

  @Option(
      names = "--h",
      paramLabel = "VALUE",
      description =
          "Signal at or above it, in events, with --k: --h 10; normal: in deviations; bernoulli: in"
              + " units of log-likelihood (default: by the budget).")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--start",
      paramLabel = "WORD",
      defaultValue = "zero",
      description =
          "zero, or with poisson fast-initial-response, which starts halfway to h (default:"
              + " ${DEFAULT-VALUE}).")
  private Start start;

  @Option(
      names = "--typical",
      paramLabel = "EXPOSURE",
      description =
          "poisson: exposure of the period that the means are for: --typical 200 (default: the mean"
              + " of n).")
  private Optional<Double> typical = Optional.empty();

  /** Refuses what was given and has no meaning for the model. */
  void requireFitting(Model model) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--typical", typical.isPresent() && model != Model.POISSON);
    given.put("--start", start != Start.ZERO && model != Model.POISSON);
    given.put("--odds-ratio", oddsRatio.isPresent() && model != Model.BERNOULLI);
    given.put("--deviation", deviation.isPresent() && model != Model.NORMAL);
    given.put("--k", reference.isPresent() && model == Model.BERNOULLI);
    List<String> meaningless =
        given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    if (!meaningless.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use %s with the model %s: it has no meaning there; leave it out"
              .formatted(String.join(", ", meaningless), Words.of(model)));
    }
  }

  Optional<Double> acceptable() {
    return acceptable;
  }

  Optional<Double> rejectable() {
    return rejectable;
  }

  Optional<Double> oddsRatio() {
    return oddsRatio;
  }

  Optional<Double> deviation() {
    return deviation;
  }

  AlarmBudget budget() {
    return budget.budget();
  }

  Optional<Double> reference() {
    return reference;
  }

  Optional<Double> threshold() {
    return threshold;
  }

  Start start() {
    return start;
  }

  Optional<Double> typical() {
    return typical;
  }
}
