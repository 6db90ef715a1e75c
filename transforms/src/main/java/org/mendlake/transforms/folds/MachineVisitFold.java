package org.mendlake.transforms.folds;

import java.util.List;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * The visits to one machine in its life: which one it was, at what age, under warranty or not. What
 * visits, claims and life say against each other is an issue here, and heals here.
 */
public final class MachineVisitFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input.Rows("fct_repair_visit", "machine_id"),
        new Input.Rows("fct_machine_life", "machine_id"),
        new Input.Rows("fct_meter_month", "machine_id"),
        new Input.Rows("dim_machine", "machine_id"),
        new Input.Rows("fct_warranty_claim", "IF(known_to IS NULL, machine_id, NULL)"));
  }

  @Override
  public void fold(String machineId, Known known, Rows rows) {
    Issues issues = new Issues(this, machineId, rows);
    MachineVisits visits = new MachineVisits(machineId, known);
    visits.write(rows);
    new MachineRecordCheck(known, visits.ordered(), issues).check();
  }
}
