package org.mendlake.transforms.folds;

import java.util.List;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * The life of one machine from build to scrap. What is wrong with single events of the machine is
 * told by {@link MachineFold}.
 */
public final class MachineLifeFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("machine"));
  }

  @Override
  public void fold(String machineId, Known known, Rows rows) {
    Issues issues = new Issues(this, machineId, rows);
    MachineMilestones milestones = MachineMilestones.in(History.of(known.events()), issues::add);
    if (!milestones.all().isEmpty()) {
      new MachineLifeRows(machineId, milestones, issues, rows).write();
    }
  }
}
