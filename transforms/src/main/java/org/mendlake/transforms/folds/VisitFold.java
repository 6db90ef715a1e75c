package org.mendlake.transforms.folds;

import java.util.List;
import java.util.Optional;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.events.VisitPartReplacedV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** One repair visit: what was found, what was done and replaced, and what it cost. */
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
    Optional<Statement<VisitCompletedV1>> visit =
        FirstStated.of(history.statements(VisitCompletedV1.class), issues::add);
    visit.ifPresent(
        completed -> {
          repeatedWork(completed, issues);
          new VisitRows(visitId, completed, issues, rows).write();
        });
    new PartReplacements(visitId, visit, issues, rows)
        .write(history.statements(VisitPartReplacedV1.class));
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
