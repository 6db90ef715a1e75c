package org.mendlake.transforms.folds;

import java.time.LocalDate;
import org.mendlake.events.OrganisationDefinedV1;
import org.mendlake.transforms.fold.Rows;

/** The versions of one organisation of the service network. */
public final class OrganisationFold extends MasterDataFold<OrganisationDefinedV1> {
  public OrganisationFold() {
    super("organisation", "dim_organisation", OrganisationDefinedV1.class);
  }

  @Override
  LocalDate validFrom(OrganisationDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  void describe(OrganisationDefinedV1 definition, Rows.Row row) {
    row.set("name", definition.name())
        .set("level", definition.level())
        .set("parent_id", definition.parentId())
        .set("zone", definition.zone());
  }
}
