package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.mendlake.events.ProductDefinedV1;

/** The versions of one product. */
public final class ProductFold extends MasterDataFold<ProductDefinedV1> {
  public ProductFold() {
    super(
        "product",
        ProductDefinedV1.class,
        List.of("name", "product_class", "series", "operating_mass_kg"));
  }

  @Override
  LocalDate validFrom(ProductDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  List<Object> attributes(ProductDefinedV1 definition) {
    return Arrays.asList(
        definition.name(),
        definition.productClass(),
        definition.series(),
        definition.operatingMassKg());
  }
}
