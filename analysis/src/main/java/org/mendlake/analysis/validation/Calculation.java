package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Figures that a sum over all outcomes gives exactly. */
record Calculation(String setting, List<Figure> figures, Supplier<double[]> values)
    implements Experiment {
  Calculation {
    figures = List.copyOf(figures);
  }

  @Override
  public String repetition(Effort effort) {
    return "computed";
  }

  @Override
  public List<Finding> run(Effort effort) {
    double[] found = values.get();
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < figures.size(); at++) {
      findings.add(new Finding(figures.get(at), found[at], 0, 1));
    }
    return findings;
  }
}
