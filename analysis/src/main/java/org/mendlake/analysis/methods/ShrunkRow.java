package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.report.Cell;
import org.mendlake.statistics.comparison.Belief;
import org.mendlake.statistics.comparison.RankInterval;

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
    RankInterval ranks) {}
