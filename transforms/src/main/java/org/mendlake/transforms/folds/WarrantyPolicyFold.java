package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.WarrantyPolicyDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one warranty policy. */
public final class WarrantyPolicyFold extends MasterDataFold<WarrantyPolicyDefinedV1> {
  public WarrantyPolicyFold() {
    super("warranty-policy", "dim_warranty_policy", WarrantyPolicyDefinedV1.class);
  }

  @Override
  LocalDate validFrom(WarrantyPolicyDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(WarrantyPolicyDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name())
        .set("kind", definition.kind())
        .set("months", definition.months())
        .set("hours", definition.hours());
  }
}
