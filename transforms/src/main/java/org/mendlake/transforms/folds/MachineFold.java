package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.MachineDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one machine. */
public final class MachineFold extends MasterDataFold<MachineDefinedV1> {
  public MachineFold() {
    super("machine", "dim_machine", MachineDefinedV1.class);
  }

  @Override
  LocalDate validFrom(MachineDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(MachineDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name())
        .set("product_id", definition.productId())
        .set("organisation_id", definition.organisationId())
        .set("site", definition.site())
        .set("application", definition.application())
        .set("built_on", definition.builtOn());
  }
}
