package org.mendlake.transforms.run;

import java.io.Serializable;
import org.mendlake.schema.Tables;

/**
 * Where the declared tables come from, on the driver and on every executor alike: declarations
 * themselves do not travel.
 */
@FunctionalInterface
public interface TableDeclarations extends Serializable {

  /** The declared tables; cheap to ask again. */
  Tables tables();

  /** The project's own. */
  static TableDeclarations ofTheProject() {
    return Tables::declared;
  }
}
