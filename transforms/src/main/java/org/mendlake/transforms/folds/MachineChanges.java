package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.events.MachineDefinedV1;
import org.mendlake.events.MachineOwnerChangedV1;
import org.mendlake.events.MachineRelocatedV1;
import org.mendlake.events.MachineSoldV1;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Statement;
import org.mendlake.transforms.folds.AttributeTimeline.Change;

/** Reads what the events of one machine tell of its attributes, each from its day on. */
final class MachineChanges {
  private final List<Change> changes = new ArrayList<>();

  private MachineChanges() {}

  /** Every change that holds; build facts are true of the machine from the beginning. */
  static List<Change> in(History history) {
    MachineChanges machine = new MachineChanges();
    FirstStated.of(history.statements(MachineBuiltV1.class), issue -> {}).ifPresent(machine::built);
    history.statements(MachineDefinedV1.class).forEach(machine::defined);
    MachineMilestones.sales(history, issue -> {}).forEach(machine::sold);
    history.statements(MachineOwnerChangedV1.class).forEach(machine::ownerChanged);
    history.statements(MachineRelocatedV1.class).forEach(machine::relocated);
    return machine.changes;
  }

  private void built(Statement<MachineBuiltV1> statement) {
    MachineBuiltV1 built = statement.payload();
    new Told(Timeline.BEGINNING, statement)
        .of("product_id", built.productId())
        .of("built_on", built.builtOn())
        .of("plant", built.plant())
        .of("line", built.line());
  }

  private void defined(Statement<MachineDefinedV1> statement) {
    MachineDefinedV1 defined = statement.payload();
    new Told(defined.validFrom(), statement)
        .of("name", defined.name())
        .of("product_id", defined.productId())
        .of("organisation_id", defined.organisationId())
        .of("site", defined.site())
        .of("application", defined.application())
        .of("built_on", defined.builtOn());
  }

  private void sold(Statement<MachineSoldV1> statement) {
    MachineSoldV1 sold = statement.payload();
    new Told(sold.soldOn(), statement)
        .of("customer_id", sold.customerId())
        .of("application", sold.application())
        .of("organisation_id", sold.organisationId());
  }

  private void ownerChanged(Statement<MachineOwnerChangedV1> statement) {
    MachineOwnerChangedV1 changed = statement.payload();
    new Told(changed.changedOn(), statement).of("customer_id", changed.customerId());
  }

  private void relocated(Statement<MachineRelocatedV1> statement) {
    MachineRelocatedV1 relocated = statement.payload();
    new Told(relocated.relocatedOn(), statement)
        .of("site", relocated.site())
        .of("region", relocated.region())
        .of("organisation_id", relocated.organisationId());
  }

  /** A change in the making: what is null was not told. */
  private final class Told {
    private final Map<String, Object> values = new HashMap<>();

    Told(LocalDate from, Statement<?> statement) {
      changes.add(new Change(from, values, statement));
    }

    Told of(String attribute, Object value) {
      if (value != null) {
        values.put(attribute, value);
      }
      return this;
    }
  }
}
