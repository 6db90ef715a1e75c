package org.mendlake.analysis.methods;

import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Role;
import picocli.CommandLine.Mixin;

/** A method that completes the cohorts of a triangle. */
abstract class TriangleMethod extends Method<TriangleRows> {
  @Mixin private ConfidenceOption confidence;

  ConfidenceOption confidence() {
    return confidence;
  }

  /** What the cells of its triangle hold. */
  abstract Role value();

  @Override
  Columns columns() {
    return TriangleRows.columns(value());
  }

  @Override
  TriangleRows emptyRows() {
    return new TriangleRows(value());
  }
}
