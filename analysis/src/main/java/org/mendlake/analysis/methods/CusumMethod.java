package org.mendlake.analysis.methods;

import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.methods.SeriesRows.Kind;
import org.mendlake.analysis.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze cusum}. */
@Command(
    name = "cusum",
    description = {
      "CUSUM of counts, cases or measurements, which finds a lasting rise early.",
      "The threshold is chosen so that false alarms stay within a budget, unless --h gives it."
    },
    footer = {
      "",
      "Columns, in order of time: x or value (count), optional n (exposure of the period) and",
      "excluded (1, or the cause: the statistic stays as it is). With --model bernoulli: x (1 a case",
      "that ended badly, 0 one that did not), optional risk (its probability) and excluded. With",
      "--model normal: value (a measurement), optional excluded.",
      "",
      "Example: ./mendlake analyze cusum --file claims.csv --acceptable 4 --rejectable 6 --streams 30"
    })
final class CusumMethod extends Method<SeriesRows> {
  /** What is watched, by its distribution. */
  enum Model {
    POISSON(Kind.COUNTS),
    BERNOULLI(Kind.CASES),
    NORMAL(Kind.MEASUREMENTS);

    private final Kind kind;

    Model(Kind kind) {
      this.kind = kind;
    }
  }

  @Option(
      names = "--model",
      paramLabel = "WORD",
      defaultValue = "poisson",
      description =
          "poisson for counts, bernoulli for single cases that end well or badly, normal for"
              + " measurements (default: ${DEFAULT-VALUE}).")
  private Model model;

  @Mixin private CusumOptions options;

  @Override
  Columns columns() {
    return SeriesRows.columns(model.kind);
  }

  @Override
  SeriesRows emptyRows() {
    options.requireFitting(model);
    return new SeriesRows(model.kind);
  }

  @Override
  Report report(SeriesRows rows) {
    return switch (model) {
      case POISSON -> new CountCusum(options).report(rows);
      case BERNOULLI -> new CaseCusum(options).report(rows);
      case NORMAL -> new MeasurementCusum(options).report(rows);
    };
  }
}
