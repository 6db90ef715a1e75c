package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.LongCommand;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.Python;
import org.mendlake.cli.stack.PythonPackages;

/** DuckDB at the same work from the same bytes, in a process of its own. */
final class DuckDb {
  private final Installation installation;
  private final Path packages;

  private DuckDb(Installation installation, Path packages) {
    this.installation = installation;
    this.packages = packages;
  }

  /** DuckDB of the lock file, fetched first when it is not there. */
  static DuckDb fetched(Installation installation, Progress progress) {
    Path lock = source(installation, "duckdb.lock");
    return new DuckDb(
        installation,
        new PythonPackages(installation, "duckdb", lock)
            .folder("Fetching DuckDB (20 MB) ...", progress));
  }

  /**
   * Builds the star from the records in a folder.
   *
   * @param answer where the script writes what it found and what it took
   */
  JsonNode run(Path records, LocalDate day, Path answer, Progress progress) throws IOException {
    new LongCommand(
            "build the star in DuckDB",
            List.of(
                Python.needed().toString(),
                source(installation, "star.py").toString(),
                records.toString(),
                day.toString(),
                answer.toString()),
            Map.of("PYTHONPATH", packages.toString()),
            installation.logs().resolve("duckdb.log"))
        .run(progress, () -> "");
    return new ObjectMapper().readTree(answer.toFile());
  }

  private static Path source(Installation installation, String name) {
    return installation.root().resolve("cli/src/main/benchmark").resolve(name);
  }
}
