package org.mendlake.analysis.methods;

import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.life.LifeData;
import picocli.CommandLine.Mixin;

/** A method on life data. */
abstract class LifeMethod extends Method<LifeRows> {
  @Mixin private LifeOptions options;

  /** Adds what it finds to a report that has told the numbers of units. */
  abstract void report(Report.Builder report, LifeData data);

  /** What it does, in the field's words. */
  abstract String title();

  LifeOptions options() {
    return options;
  }

  @Override
  Columns columns() {
    return LifeRows.columns();
  }

  @Override
  LifeRows emptyRows() {
    return options.emptyRows();
  }

  @Override
  Report report(LifeRows rows) {
    Report.Builder report = LifeOptions.tell(Report.titled(title()), rows.data());
    report(report, rows.data());
    return report.build();
  }
}
