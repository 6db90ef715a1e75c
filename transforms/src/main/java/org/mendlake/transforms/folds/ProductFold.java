package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.ProductDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one product. */
public final class ProductFold extends MasterDataFold<ProductDefinedV1> {
  public ProductFold() {
    super("product", "dim_product", ProductDefinedV1.class);
  }

  @Override
  LocalDate validFrom(ProductDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(ProductDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name())
        .set("product_class", definition.productClass())
        .set("series", definition.series())
        .set("operating_mass_kg", definition.operatingMassKg());
  }
}
