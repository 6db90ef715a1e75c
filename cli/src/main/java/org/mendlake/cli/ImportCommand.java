package org.mendlake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.warehouse.ImportProgress;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.ImportResult;
import org.mendlake.ingestion.importing.Importer;
import org.mendlake.ingestion.importing.mapping.Mapping;
import org.mendlake.ingestion.importing.mapping.MappingLoader;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.producing.SendException;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.DeclarationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake import}. */
@Command(
    name = "import",
    description = {
      "Turn a CSV or Excel file of service records into events, by a mapping, and send them.",
      "Importing a file again adds nothing; a corrected file amends what it corrects."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./mendlake import repairs.csv --mapping repairs.yaml --dry-run",
      "The mapping language: docs/how-to/import-your-own-log.md"
    })
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Parameters(paramLabel = "FILE", description = "The file: .csv or .xlsx, as the mapping says.")
  private Path file;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING",
      description = "Mapping file, or the name of one that Mendlake brings (nist-excavators).")
  private String mapping;

  @Option(names = "--dry-run", description = "Map and validate everything, send nothing.")
  private boolean rehearses;

  @Override
  public Integer call() {
    Configuration configuration = mendlake.configuration();
    if (!Files.isReadable(file)) {
      throw CommandFailure.usage("Cannot read " + file + ": no such file, or not yours to read.");
    }
    var progress = new ImportProgress(mendlake.terminal());
    try {
      ImportResult result = run(configuration, declared(), progress);
      progress.tell(result).forEach(mendlake.terminal()::answer);
      if (rehearses) {
        mendlake.terminal().answer("Nothing was sent: this was a rehearsal.");
      }
      return ExitCode.OK;
    } catch (DeclarationException wrong) {
      throw CommandFailure.usage(wrong.getMessage());
    } catch (SendException unsent) {
      throw CommandFailure.failed(unsent.getMessage() + " See ./mendlake status.", unsent);
    } catch (IOException unreadable) {
      throw CommandFailure.failed(unreadable.getMessage(), unreadable);
    }
  }

  private Mapping declared() throws IOException {
    MappingLoader loader = new MappingLoader(Contracts.declared());
    boolean isFile = mapping.endsWith(".yaml") || mapping.endsWith(".yml");
    if (isFile && !Files.isReadable(Path.of(mapping))) {
      throw CommandFailure.usage("Cannot read the mapping " + mapping + ": no such file.");
    }
    return isFile ? loader.load(Path.of(mapping)) : loader.bundled(mapping);
  }

  private ImportResult run(Configuration configuration, Mapping declared, ImportProgress progress)
      throws IOException {
    Importer importer =
        new Importer(
            configuration.installation().home().resolve("imports"),
            Topics.DEFAULT,
            Clock.systemUTC());
    if (rehearses) {
      return importer.rehearse(file, declared, progress);
    }
    try (EventProducer producer =
        new EventProducer(ProducerSettings.of(configuration.broker().bootstrap()))) {
      return importer.run(file, declared, producer, progress);
    }
  }
}
