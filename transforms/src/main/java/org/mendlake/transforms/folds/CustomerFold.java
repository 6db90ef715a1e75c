package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.mendlake.events.CustomerDefinedV1;

/** The versions of one customer. */
public final class CustomerFold extends MasterDataFold<CustomerDefinedV1> {
  public CustomerFold() {
    super("customer", CustomerDefinedV1.class, List.of("name", "kind", "region"));
  }

  @Override
  LocalDate validFrom(CustomerDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  List<Object> attributes(CustomerDefinedV1 definition) {
    return Arrays.asList(definition.name(), definition.kind(), definition.region());
  }
}
