package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.mendlake.events.PartDefinedV1;

/** The versions of one part. */
public final class PartFold extends MasterDataFold<PartDefinedV1> {
  public PartFold() {
    super("part", PartDefinedV1.class, List.of("name", "part_group"));
  }

  @Override
  LocalDate validFrom(PartDefinedV1 definition) {
    return definition.validFrom();
  }

  @Override
  List<Object> attributes(PartDefinedV1 definition) {
    return Arrays.asList(definition.name(), definition.partGroup());
  }
}
