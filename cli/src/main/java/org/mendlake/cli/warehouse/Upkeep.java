package org.mendlake.cli.warehouse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.mendlake.transforms.run.BuildListener;
import org.mendlake.transforms.run.BuildReport;
import org.mendlake.transforms.run.BuildRun;
import org.mendlake.transforms.run.KnowledgeDate;

/**
 * Keeps gold up to date build by build, and marts beside it: as soon as nothing new comes, or at
 * the latest after some time. They take longer than gold, and facts shall not wait for them.
 */
public final class Upkeep implements AutoCloseable {
  private final Function<KnowledgeDate, BuildReport> gold;
  private final Supplier<BuildReport> allMarts;
  private final Duration martsEvery;
  private final Consumer<BuildReport> told;
  private final ExecutorService beside;
  private final LongSupplier nanos;
  private Optional<CompletableFuture<BuildReport>> marts = Optional.empty();
  private Optional<Long> martsAt = Optional.empty();
  private boolean areMartsBehind;

  /**
   * The upkeep of a warehouse.
   *
   * @param martsEvery how old marts may become while events keep coming
   * @param told hears of each build that has ended
   */
  public Upkeep(BuildRun builds, Duration martsEvery, Consumer<BuildReport> told) {
    this(
        today -> builds.buildGold(today, BuildListener.SILENT),
        () -> builds.buildMarts(BuildListener.SILENT),
        martsEvery,
        told,
        Executors.newSingleThreadExecutor(),
        System::nanoTime);
  }

  Upkeep(
      Function<KnowledgeDate, BuildReport> gold,
      Supplier<BuildReport> allMarts,
      Duration martsEvery,
      Consumer<BuildReport> told,
      ExecutorService beside,
      LongSupplier nanos) {
    this.gold = gold;
    this.allMarts = allMarts;
    this.martsEvery = martsEvery;
    this.told = told;
    this.beside = beside;
    this.nanos = nanos;
  }

  /**
   * The next build of gold; begins one of marts when it is time.
   *
   * @throws RuntimeException why marts could not be built
   */
  public void next(KnowledgeDate today) {
    BuildReport report = gold.apply(today);
    told.accept(report);
    areMartsBehind |= report.isChange();
    if (marts.filter(build -> !build.isDone()).isPresent()) {
      return;
    }
    settle();
    if (isTime() || (areMartsBehind && !report.isChange())) {
      marts = Optional.of(CompletableFuture.supplyAsync(allMarts, beside));
      martsAt = Optional.of(nanos.getAsLong());
      areMartsBehind = false;
    }
  }

  private boolean isTime() {
    return martsAt.filter(at -> nanos.getAsLong() - at < martsEvery.toNanos()).isEmpty();
  }

  /**
   * Waits for marts that are being built.
   *
   * @throws RuntimeException why they could not be built
   */
  public void settle() {
    try {
      marts.map(CompletableFuture::join).ifPresent(told);
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    } finally {
      marts = Optional.empty();
    }
  }

  /** Ends once marts that are being built are done, whatever becomes of them. */
  @Override
  public void close() {
    beside.shutdown();
    try {
      beside.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
