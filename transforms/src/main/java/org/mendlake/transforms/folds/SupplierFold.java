package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.SupplierDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one supplier. */
public final class SupplierFold extends MasterDataFold<SupplierDefinedV1> {
  public SupplierFold() {
    super("supplier", "dim_supplier", SupplierDefinedV1.class);
  }

  @Override
  LocalDate validFrom(SupplierDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(SupplierDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name()).set("country", definition.country());
  }
}
