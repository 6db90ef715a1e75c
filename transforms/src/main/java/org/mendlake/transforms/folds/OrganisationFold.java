package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.mendlake.events.OrganisationDefinedV1;

/** The versions of one organisation of the service network. */
public final class OrganisationFold extends MasterDataFold<OrganisationDefinedV1> {
  public OrganisationFold() {
    super(
        "organisation", OrganisationDefinedV1.class, List.of("name", "level", "parent_id", "zone"));
  }

  @Override
  LocalDate validFrom(OrganisationDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  List<Object> attributes(OrganisationDefinedV1 definition) {
    return Arrays.asList(
        definition.name(), definition.level(), definition.parentId(), definition.zone());
  }
}
