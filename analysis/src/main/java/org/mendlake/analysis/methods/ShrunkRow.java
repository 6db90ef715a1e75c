package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.methods.ShrinkageMethod.PriorKnowledge;
import org.mendlake.analysis.report.Cell;
import org.mendlake.statistics.comparison.Belief;
import org.mendlake.statistics.comparison.RankInterval;
import org.mendlake.statistics.comparison.ShrunkMean;
import org.mendlake.statistics.comparison.ShrunkUnit;

/**
 * A unit of a comparison, whichever its model.
 *
 * @param data what its model was given of it, in the columns of the model
 * @param raw its own value
 * @param estimate drawn towards that of all
 */
record ShrunkRow(
    String unit,
    List<Cell> data,
    double raw,
    double estimate,
    double reliability,
    Belief belief,
    RankInterval ranks) {

  /** A unit whose events were counted. */
  static ShrunkRow of(ShrunkUnit unit, PriorKnowledge prior) {
    return new ShrunkRow(
        unit.unit().unit(),
        List.of(Cell.of(unit.unit().events()), Cell.of(unit.unit().exposure())),
        unit.raw(),
        unit.estimate(),
        unit.reliability(),
        prior == PriorKnowledge.KNOWN ? unit.knownPrior() : unit.uncertainPrior(),
        unit.ranks());
  }

  /** A unit of which something was measured. */
  static ShrunkRow of(ShrunkMean unit, PriorKnowledge prior) {
    return new ShrunkRow(
        unit.unit().unit(),
        List.of(Cell.of(unit.unit().standardError())),
        unit.unit().mean(),
        unit.estimate(),
        unit.reliability(),
        prior == PriorKnowledge.KNOWN ? unit.knownPrior() : unit.uncertainPrior(),
        unit.ranks());
  }
}
