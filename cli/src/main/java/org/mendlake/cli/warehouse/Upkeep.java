package org.mendlake.cli.warehouse;

import java.time.Duration;
import java.util.Optional;
import org.mendlake.transforms.run.BuildListener;
import org.mendlake.transforms.run.BuildReport;
import org.mendlake.transforms.run.BuildRun;
import org.mendlake.transforms.run.KnowledgeDate;

/**
 * Keeps gold up to date build by build, and marts as soon as nothing new comes, or at the latest
 * after some time: they take longer than gold, and facts shall not wait for them.
 */
public final class Upkeep {
  private final BuildRun builds;
  private final Duration martsEvery;
  private Optional<Long> wholeAt = Optional.empty();
  private boolean areMartsBehind;

  /**
   * The upkeep of a warehouse.
   *
   * @param martsEvery how old marts may become while events keep coming
   */
  public Upkeep(BuildRun builds, Duration martsEvery) {
    this.builds = builds;
    this.martsEvery = martsEvery;
  }

  /** The next build: of gold, or of all. */
  public BuildReport next(KnowledgeDate today) {
    if (wholeAt.filter(at -> System.nanoTime() - at < martsEvery.toNanos()).isEmpty()) {
      return whole(today);
    }
    BuildReport gold = builds.buildGold(today, BuildListener.SILENT);
    areMartsBehind |= gold.isChange();
    return areMartsBehind && !gold.isChange() ? whole(today) : gold;
  }

  private BuildReport whole(KnowledgeDate today) {
    BuildReport report = builds.build(today, BuildListener.SILENT);
    wholeAt = Optional.of(System.nanoTime());
    areMartsBehind = false;
    return report;
  }
}
