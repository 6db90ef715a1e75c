package org.mendlake.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mendlake.cli.scaffold.MartScaffold;
import org.mendlake.schema.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake scaffold mart order_type_mix}. */
@Command(
    name = "scaffold",
    description = "Write the files of something new, to be filled in.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ScaffoldCommand.MartCommand.class,
    footer = {"", "Example: ./mendlake scaffold mart order_type_mix"})
final class ScaffoldCommand {
  @ParentCommand private Mendlake mendlake;

  /** The three files of a mart. */
  @Command(
      name = "mart",
      description = {
        "Write the declaration, the SELECT and the test of a new mart.",
        "The build fails until all three are filled in; nothing else has to be edited."
      },
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./mendlake scaffold mart order_type_mix"})
  static final class MartCommand implements Callable<Integer> {
    @ParentCommand private ScaffoldCommand scaffold;

    @Parameters(paramLabel = "NAME", description = "The question's noun in lower_snake_case.")
    private String name;

    @Override
    public Integer call() {
      Mendlake mendlake = scaffold.mendlake;
      try {
        Path root = mendlake.installation().root();
        List<Path> files = new MartScaffold(root, Tables.declared()).write(name);
        files.forEach(file -> mendlake.terminal().answer(file.toString()));
      } catch (IllegalArgumentException wrong) {
        throw CommandFailure.usage(wrong.getMessage());
      }
      mendlake.terminal().say("Fill in all three; until then the build says what is missing.");
      return ExitCode.OK;
    }
  }
}
