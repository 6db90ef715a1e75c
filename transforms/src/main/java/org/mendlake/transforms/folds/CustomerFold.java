package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.CustomerDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one customer. */
public final class CustomerFold extends MasterDataFold<CustomerDefinedV1> {
  public CustomerFold() {
    super("customer", "dim_customer", CustomerDefinedV1.class);
  }

  @Override
  LocalDate validFrom(CustomerDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(CustomerDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name())
        .set("kind", definition.kind())
        .set("region", definition.region());
  }
}
