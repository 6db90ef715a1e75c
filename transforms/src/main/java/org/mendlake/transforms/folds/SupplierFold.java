package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.mendlake.events.SupplierDefinedV1;

/** The versions of one supplier. */
public final class SupplierFold extends MasterDataFold<SupplierDefinedV1> {
  public SupplierFold() {
    super("supplier", SupplierDefinedV1.class, List.of("name", "country"));
  }

  @Override
  LocalDate validFrom(SupplierDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  List<Object> attributes(SupplierDefinedV1 definition) {
    return Arrays.asList(definition.name(), definition.country());
  }
}
