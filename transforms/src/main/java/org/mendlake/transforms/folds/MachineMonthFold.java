package org.mendlake.transforms.folds;

import java.util.List;
import java.util.Optional;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * The exposure of one machine: each month that it was under observation, cut where owner, site or
 * responsible organisation change, with the days under warranty and the hours run.
 */
public final class MachineMonthFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input.Rows("fct_machine_life", "machine_id"),
        new Input.Rows("dim_machine", "machine_id"),
        new Input.Rows("fct_meter_month", "machine_id"));
  }

  @Override
  public void fold(String machineId, Known known, Rows rows) {
    Optional<MachineLife> life = MachineLife.in(known).filter(l -> l.inServiceOn().isPresent());
    if (life.isPresent()) {
      Issues issues = new Issues(this, machineId, rows);
      OperatingHours hours =
          OperatingHours.of(life.get(), known.rows("fct_meter_month"), issues::add);
      new MachineMonths(machineId, life.get(), hours, known, rows).write();
    }
  }
}
