package org.mendlake.dashboards.superset;

import java.nio.file.Path;

/** Superset refused a bundle; the message gives its reasons. */
public final class AssetImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AssetImportException(String reasons, Path log) {
    super(
        "Cannot import the dashboards into Superset: "
            + reasons
            + "\nCheck that Trino answers and that Superset's database is initialised; the whole log"
            + " is "
            + log);
  }
}
