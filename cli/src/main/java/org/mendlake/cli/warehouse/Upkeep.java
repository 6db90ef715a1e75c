package org.mendlake.cli.warehouse;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.mendlake.transforms.run.BuildListener;
import org.mendlake.transforms.run.BuildReport;
import org.mendlake.transforms.run.BuildRun;
import org.mendlake.transforms.run.KnowledgeDate;

/**
 * Keeps gold up to date build by build, and marts as soon as nothing new comes, or at the latest
 * after some time: they take longer than gold, and facts shall not wait for them.
 */
public final class Upkeep {
  private final Function<KnowledgeDate, BuildReport> gold;
  private final Function<KnowledgeDate, BuildReport> all;
  private final Duration martsEvery;
  private final LongSupplier nanos;
  private Optional<Long> wholeAt = Optional.empty();
  private boolean areMartsBehind;

  /**
   * The upkeep of a warehouse.
   *
   * @param martsEvery how old marts may become while events keep coming
   */
  public Upkeep(BuildRun builds, Duration martsEvery) {
    this(
        day -> builds.buildGold(day, BuildListener.SILENT),
        day -> builds.build(day, BuildListener.SILENT),
        martsEvery,
        System::nanoTime);
  }

  Upkeep(
      Function<KnowledgeDate, BuildReport> gold,
      Function<KnowledgeDate, BuildReport> all,
      Duration martsEvery,
      LongSupplier nanos) {
    this.gold = gold;
    this.all = all;
    this.martsEvery = martsEvery;
    this.nanos = nanos;
  }

  /** The next build: of gold, or of all. */
  public BuildReport next(KnowledgeDate today) {
    if (wholeAt.filter(at -> nanos.getAsLong() - at < martsEvery.toNanos()).isEmpty()) {
      return whole(today);
    }
    BuildReport report = gold.apply(today);
    if (report.isChange() || !areMartsBehind) {
      areMartsBehind |= report.isChange();
      return report;
    }
    return whole(today);
  }

  private BuildReport whole(KnowledgeDate today) {
    BuildReport report = all.apply(today);
    wholeAt = Optional.of(nanos.getAsLong());
    areMartsBehind = false;
    return report;
  }
}
