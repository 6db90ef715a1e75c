package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.PartDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one part. */
public final class PartFold extends MasterDataFold<PartDefinedV1> {
  public PartFold() {
    super("part", "dim_part", PartDefinedV1.class);
  }

  @Override
  LocalDate validFrom(PartDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(PartDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name()).set("part_group", definition.partGroup());
  }
}
