package org.mendlake.analysis.methods;

import org.mendlake.analysis.input.Columns;
import picocli.CommandLine.Mixin;

/** A method that completes the cohorts of a triangle. */
abstract class TriangleMethod extends Method<TriangleRows> {
  @Mixin private ConfidenceOption confidence;

  ConfidenceOption confidence() {
    return confidence;
  }

  @Override
  Columns columns() {
    return TriangleRows.columns();
  }

  @Override
  TriangleRows emptyRows() {
    return new TriangleRows();
  }
}
