package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.statistics.monitoring.Pareto;
import org.mendlake.statistics.recurrent.LimitScale;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;
import picocli.CommandLine;

/** Every method of {@code mendlake analyze}. */
public final class Methods {
  private Methods() {}

  /** Adds a subcommand for each method, in the order of the help. */
  public static void addTo(CommandLine analyze) {
    List<Object> methods =
        List.of(
            new MeanCumulative(),
            new ControlChartMethod(),
            new ParetoMethod(),
            new ProportionMethod(),
            new NetPromoterMethod());
    methods.forEach(analyze::addSubcommand);
    register(analyze, ControlChartMethod.Type.class);
    register(analyze, LimitScale.class);
    register(analyze, Measure.class);
    register(analyze, Pareto.Measure.class);
    register(analyze, VarianceEstimator.class);
  }

  private static <E extends Enum<E>> void register(CommandLine line, Class<E> type) {
    line.registerConverter(type, Words.of(type));
  }
}
