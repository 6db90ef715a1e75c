package org.mendlake.cli.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mendlake.cli.stack.Progress;
import org.mendlake.ingestion.importing.ImportListener;
import org.mendlake.ingestion.importing.ImportResult;
import org.mendlake.ingestion.importing.UnmappableRow;

/** Tells how an import goes on, and what it did. */
public final class ImportProgress implements ImportListener {
  private static final int SHOWN = 20;
  private final Progress progress;

  /** Tells it there. */
  public ImportProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void progressed(long rows, OptionalDouble share) {
    String read =
        share.isPresent()
            ? String.format(Locale.ROOT, " (%.0f %% of the file)", 100 * share.getAsDouble())
            : "";
    progress.progress(String.format(Locale.ROOT, "Importing: %,d rows%s", rows, read));
  }

  /** What an import did, in lines. */
  public List<String> tell(ImportResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(count(result.rows(), "rows read"));
    add(lines, result.resent(), "records of an interrupted import sent again");
    add(lines, result.published(), "events of the mapping itself sent");
    lines.add(count(result.created(), "sent as new"));
    add(lines, result.amended(), "sent as amendments: the row says something else than before");
    add(lines, result.cancelled(), "cancelled: the row is gone");
    add(lines, result.unchanged(), "unchanged since an earlier import");
    add(lines, result.duplicates(), "duplicates of a row in the same file, not sent");
    add(lines, result.repeated(), "identical to an earlier row and counted as repeated work");
    add(lines, result.unmappable(), "no events: sent as they are, they end in quarantine");
    for (UnmappableRow row : result.examples().stream().limit(SHOWN).toList()) {
      lines.add("    line " + row.line() + ": " + row.reason());
    }
    if (result.unmappable() > SHOWN) {
      lines.add("    and more; see ./mendlake quarantine list");
    }
    return lines;
  }

  private static void add(List<String> lines, long number, String what) {
    if (number > 0) {
      lines.add(count(number, what));
    }
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,12d  %s", number, what);
  }
}
