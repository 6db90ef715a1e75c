package org.mendlake.cli.demo;

import java.nio.file.Path;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.PythonPackages;

/** The demo's real input: maintenance work orders of five mining excavators, public domain. */
final class Excavators {
  /** The mapping that turns them into events. */
  static final String MAPPING = "nist-excavators";

  private final Installation installation;

  Excavators(Installation installation) {
    this.installation = installation;
  }

  /** The file, fetched first when it is not there. */
  Path file(Progress progress) {
    Path lock = installation.root().resolve("cli/src/main/demo/excavators.lock");
    return new PythonPackages(installation, "excavators", lock)
        .folder("Fetching the work orders of five mining excavators (290 KB) ...", progress)
        .resolve("nestor/datasets/excavators-cleaned.csv");
  }
}
