package org.mendlake.transforms.folds;

import java.util.List;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * One line of a warranty claim as it was known at a moment: the runner replays it at each moment at
 * which something about the line became known.
 */
public final class ClaimFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("claim"));
  }

  @Override
  public void fold(String claimLineId, Known known, Rows rows) {
    History history = History.of(known.events());
    Issues issues = new Issues(this, claimLineId, rows);
    issues.addAll(history.issues());
    ClaimLine.in(history, issues)
        .ifPresent(line -> new ClaimRow(claimLineId, line, issues).write(rows));
  }
}
