package org.mendlake.schema;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project's sources, wherever below it the tests run. */
public final class ProjectFolder {
  private ProjectFolder() {}

  /** A path below the folder that holds all modules. */
  public static Path resolve(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("warehouse-schema"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "Cannot find the project's folder: no warehouse-schema above "
                + Path.of("").toAbsolutePath());
      }
    }
    return folder.resolve(path);
  }
}
