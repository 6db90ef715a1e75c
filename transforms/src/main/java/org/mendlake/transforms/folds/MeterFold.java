package org.mendlake.transforms.folds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mendlake.events.MeterReadV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** The hour meter of one machine in one month: every reading, and what they come to. */
public final class MeterFold implements Fold {
  private static final Comparator<Statement<MeterReadV1>> BY_TIME =
      Comparator.<Statement<MeterReadV1>, Instant>comparing(Statement::occurredAt)
          .thenComparing(Statement.ORDER);

  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("meter"));
  }

  @Override
  public void fold(String meterMonthId, Known known, Rows rows) {
    History history = History.of(known.events());
    Issues issues = new Issues(this, meterMonthId, rows);
    issues.addAll(history.issues());
    List<Statement<MeterReadV1>> readings = new ArrayList<>(history.statements(MeterReadV1.class));
    readings.sort(BY_TIME);
    MeterMonth month = new MeterMonth(meterMonthId);
    for (Statement<MeterReadV1> reading : readings) {
      if (isOfMonth(reading, meterMonthId)) {
        month.add(reading, issues, rows);
      } else {
        issues.add(
            "wrong_meter_key",
            Severity.ERROR,
            "A reading of machine "
                + reading.payload().machineId()
                + " on "
                + reading.localDate()
                + " came under "
                + meterMonthId
                + "; it is left out",
            reading);
      }
    }
    month.write(rows);
  }

  /** Whether the key is {@code <machine>/<yyyy-mm>} of the reading. */
  private static boolean isOfMonth(Statement<MeterReadV1> reading, String meterMonthId) {
    String machine = reading.payload().machineId();
    String month = reading.localDate().toString().substring(0, "yyyy-mm".length());
    return meterMonthId.length() == machine.length() + 1 + month.length()
        && meterMonthId.startsWith(machine)
        && meterMonthId.charAt(machine.length()) == '/'
        && meterMonthId.endsWith(month);
  }
}
