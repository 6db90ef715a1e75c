package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.mendlake.events.WarrantyPolicyDefinedV1;

/** The versions of one warranty policy. */
public final class WarrantyPolicyFold extends MasterDataFold<WarrantyPolicyDefinedV1> {
  public WarrantyPolicyFold() {
    super(
        "warranty-policy",
        WarrantyPolicyDefinedV1.class,
        List.of("name", "kind", "months", "hours"));
  }

  @Override
  LocalDate validFrom(WarrantyPolicyDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  List<Object> attributes(WarrantyPolicyDefinedV1 definition) {
    return Arrays.asList(
        definition.name(), definition.kind(), definition.months(), definition.hours());
  }
}
