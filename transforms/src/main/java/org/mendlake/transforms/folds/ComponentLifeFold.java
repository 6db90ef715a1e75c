package org.mendlake.transforms.folds;

import java.util.List;
import java.util.Optional;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Statement;

/**
 * The components of one machine, one after another at each place: fitted at build or by a
 * replacement, until the next replacement or the end of the machine.
 */
public final class ComponentLifeFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(
        Input.entity("machine"),
        new Input.Rows("fct_machine_life", "machine_id"),
        new Input.Rows("fct_part_replacement", "machine_id"),
        new Input.Rows("fct_meter_month", "machine_id"));
  }

  @Override
  public void fold(String machineId, Known known, Rows rows) {
    Optional<Statement<MachineBuiltV1>> built =
        FirstStated.of(History.of(known.events()).statements(MachineBuiltV1.class), issue -> {});
    Issues issues = new Issues(this, machineId, rows);
    ComponentPositions positions = ComponentPositions.of(built, known, issues);
    new ComponentLives(machineId, known, issues, rows).write(positions);
  }
}
