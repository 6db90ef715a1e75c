package org.mendlake.transforms.folds;

import java.util.List;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** One repair visit: what was found, what was done and what it cost. */
public final class VisitFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("visit"));
  }

  @Override
  public void fold(String visitId, Known known, Rows rows) {
    History history = History.of(known.events());
    Issues issues = new Issues(this, visitId, rows);
    issues.addAll(history.issues());
    List<Statement<VisitCompletedV1>> reports = history.statements(VisitCompletedV1.class);
    if (!reports.isEmpty()) {
      Statement<VisitCompletedV1> visit = reports.get(0);
      reports.stream().skip(1).forEach(other -> reportedTwice(visit, other, issues));
      repeatedWork(visit, issues);
      new VisitRows(visitId, visit, issues, rows).write();
    }
  }

  private static void reportedTwice(
      Statement<VisitCompletedV1> visit, Statement<VisitCompletedV1> other, Issues issues) {
    issues.add(
        "reported_twice",
        Severity.WARNING,
        "Event "
            + visit.eventId()
            + " of "
            + visit.source()
            + " reported the visit before and holds; this report is left out",
        other);
  }

  private static void repeatedWork(Statement<VisitCompletedV1> visit, Issues issues) {
    Long copy = visit.payload().copyNumber();
    if (copy != null && copy > 1) {
      issues.add(
          "identical_record",
          Severity.INFO,
          "Copy " + copy + " of an identical record; counted as repeated work",
          visit);
    }
  }
}
