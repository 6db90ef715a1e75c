package org.mendlake.cli.warehouse;

import org.mendlake.cli.stack.Progress;
import org.mendlake.transforms.run.BuildListener;
import org.mendlake.transforms.run.BuildReport;
import org.mendlake.transforms.run.TableChange;

/** Tells a person how a build goes on, and what it did. */
public final class BuildProgress implements BuildListener {
  private final Progress progress;

  /** Tells it there. */
  public BuildProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void stepBegins(String step, int number, int of) {
    progress.progress("  [%d/%d] %s".formatted(number, of, step));
  }

  /** One line a table that changed, one for the rest, one for each broken warning. */
  public void tell(BuildReport report) {
    report.tables().forEach(this::tell);
    progress.say(
        "Built as known by the end of %s; %d tables changed, %d did not."
            .formatted(report.knowledgeDate(), report.tables().size(), report.unchanged()));
    report.warnings().forEach(broken -> progress.say("warning: " + broken));
  }

  private void tell(TableChange change) {
    progress.say(
        "%-24s %,8d rows (%,d new, %,d changed, %,d gone)"
            .formatted(
                change.table(),
                change.rows(),
                change.inserted(),
                change.updated(),
                change.deleted()));
  }
}
