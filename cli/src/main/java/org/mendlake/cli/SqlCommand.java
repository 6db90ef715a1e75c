package org.mendlake.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.result.CsvResult;
import org.mendlake.cli.result.ResultTable;
import org.mendlake.dashboards.trino.TrinoServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake sql}. */
@Command(
    name = "sql",
    description = "Ask the warehouse a question in SQL, over Trino.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./mendlake sql \"SELECT * FROM marts.defect_pareto LIMIT 5\"",
      "Example: ./mendlake sql --csv \"SELECT * FROM gold.fct_repair_visit\" > visits.csv"
    })
final class SqlCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Option(names = "--csv", description = "Write comma-separated values with a header line.")
  private boolean csv;

  @Parameters(paramLabel = "QUERY", description = "One statement.")
  private String query;

  @Override
  public Integer call() {
    Configuration configuration = mendlake.configuration();
    TrinoServer trino = new TrinoServer(configuration.trino().jdbcUrl(), "mendlake");
    try (Connection connection = trino.connect();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(withoutEnd(query))) {
        mendlake.terminal().say("Done; %d rows changed.".formatted(statement.getUpdateCount()));
        return ExitCode.OK;
      }
      try (ResultSet rows = statement.getResultSet()) {
        if (csv) {
          new CsvResult(rows).print(mendlake.terminal().out());
        } else {
          ResultTable.of(rows).print(mendlake.terminal().out());
        }
      }
      return ExitCode.OK;
    } catch (SQLException refused) {
      throw CommandFailure.failed(
          "Cannot run the query: %s.%s"
              .formatted(
                  refused.getMessage(),
                  isUnreachable(refused) ? " Is Trino up? See ./mendlake status." : ""),
          refused);
    }
  }

  private static String withoutEnd(String statement) {
    return statement.strip().replaceAll(";+$", "");
  }

  private static boolean isUnreachable(SQLException refused) {
    return refused.getMessage() != null && refused.getMessage().contains("Error executing query");
  }
}
