package org.mendlake.analysis.methods;

import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.recurrent.Fleet;
import picocli.CommandLine.Mixin;

/** A method on the histories of repairable units. */
abstract class RecurrentMethod extends Method<RecurrentRows> {
  static final String COLUMNS =
      "Columns: unit, age, event (1 an event, 0 the end of observation; a unit without such an end"
          + " is observed to its last event). Optional cost and entry (age from which on the unit"
          + " is observed).";

  @Mixin private AgeUnitOption unit;

  /** Adds what it finds to a report that has told what was observed. */
  abstract void report(Report.Builder report, Fleet fleet);

  /** What it does, in the field's words. */
  abstract String title();

  /** Label of ages. */
  String age() {
    return unit.labelled("age");
  }

  @Override
  Columns columns() {
    return RecurrentRows.columns();
  }

  @Override
  RecurrentRows emptyRows() {
    return new RecurrentRows();
  }

  @Override
  Report report(RecurrentRows rows) {
    Fleet fleet = rows.fleet();
    Report.Builder report =
        Report.titled(title())
            .fact("units", "units", Cell.of(fleet.units().size()))
            .fact("events", "events", Cell.of(fleet.eventCount()))
            .fact("observed_time", "observed time of all units", Cell.of(fleet.exposure()))
            .fact("last_age", "last age observed", Cell.of(fleet.lastAge()));
    report(report, fleet);
    return report.build();
  }
}
