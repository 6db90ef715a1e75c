package org.mendlake.analysis.methods;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.mendlake.analysis.input.DecimalText;
import org.mendlake.statistics.comparison.CountModel;
import org.mendlake.statistics.comparison.Overdispersion;
import org.mendlake.statistics.comparison.ShrinkageQuestion;
import org.mendlake.statistics.demand.DemandMethod;
import org.mendlake.statistics.monitoring.CusumDesign;
import org.mendlake.statistics.monitoring.Pareto;
import org.mendlake.statistics.recurrent.LimitScale;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;
import org.mendlake.statistics.warranty.FailureCost;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Every method of {@code mendlake analyze}. */
public final class Methods {
  private Methods() {}

  /** Adds a subcommand for each method, in the order of the help. */
  public static void addTo(CommandLine analyze) {
    all().forEach(analyze::addSubcommand);
    List<Class<? extends Enum<?>>> words =
        List.of(
            ControlChartMethod.Type.class,
            ShrinkageMethod.Model.class,
            ShrinkageMethod.PriorKnowledge.class,
            TriangleRows.Cells.class,
            WarrantyForecastMethod.Distribution.class,
            FailureCost.Kind.class,
            CountModel.class,
            CusumDesign.Start.class,
            CusumMethod.Model.class,
            DemandMethod.class,
            LimitScale.class,
            Measure.class,
            Overdispersion.Treatment.class,
            Pareto.Measure.class,
            ShrinkageQuestion.Worse.class,
            VarianceEstimator.class);
    words.forEach(type -> register(analyze, type));
    analyze.registerConverter(LocalDate.class, Methods::day);
    analyze.registerConverter(Double.class, Methods::number);
    analyze.registerConverter(Double.TYPE, Methods::number);
  }

  /** As in a file: no NaN, which every comparison lets through, and nothing past all sizes. */
  private static double number(String text) {
    double value =
        DecimalText.parse(text)
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is no number; expected one such as 812.5".formatted(text)));
    if (!DecimalText.isUsable(value)) {
      throw new TypeConversionException(
          "'%s' is out of range; expected %s".formatted(text, DecimalText.USABLE));
    }
    return value;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw new TypeConversionException(
          "'%s' is no date; expected one such as 2024-07-31".formatted(text));
    }
  }

  private static List<Method<?>> all() {
    return List.of(
        new WeibullMethod(),
        new LognormalMethod(),
        new KaplanMeierMethod(),
        new NelsonAalenMethod(),
        new CompetingModesMethod(),
        new MeanCumulative(),
        new PowerLawMethod(),
        new TrendTestsMethod(),
        new RepairsPerThousandMethod(),
        new ReportingDelayMethod(),
        new ChainLadderMethod(),
        new WarrantyForecastMethod(),
        new ControlChartMethod(),
        new CusumMethod(),
        new CohortTestMethod(),
        new ParetoMethod(),
        new ShrinkageMethod(),
        new FunnelMethod(),
        new ProportionMethod(),
        new NetPromoterMethod(),
        new DemandForecastMethod());
  }

  private static <E extends Enum<?>> void register(CommandLine line, Class<E> type) {
    line.registerConverter(type, Words.of(type));
  }
}
