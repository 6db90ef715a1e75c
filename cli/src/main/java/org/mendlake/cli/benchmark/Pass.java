package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;
import org.mendlake.ingestion.jobs.IngestRun;
import org.mendlake.ingestion.jobs.KafkaSettings;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.run.BuildListener;
import org.mendlake.transforms.run.BuildRun;
import org.mendlake.transforms.run.KnowledgeDate;
import org.mendlake.transforms.run.TableChange;

/** What the broker holds on its way into an empty lake, step by step. */
final class Pass {
  private final TableStore tables;
  private final IngestRun ingestion;
  private final BuildRun build;
  private final Path folder;

  /** A pass into a folder that is not there yet. */
  Pass(SparkSession spark, KafkaSettings kafka, Path folder) {
    this.folder = folder;
    Lake lake = new Lake(spark, folder.resolve("warehouse").toString());
    this.tables = new TableStore(lake);
    this.ingestion = new IngestRun(lake, kafka, folder.resolve("checkpoints").toString());
    this.build = new BuildRun(tables, tables, folder.resolve("state"));
  }

  TableStore tables() {
    return tables;
  }

  /** Rows of all facts together. */
  long factRows() {
    return Tables.declared().all().stream()
        .filter(table -> table.kind().isFact() && tables.exists(table))
        .mapToLong(table -> tables.read(table).count())
        .sum();
  }

  /** Takes what came since from the broker to silver. */
  void toSilver() {
    ingestion.availableNow();
  }

  /** Steps {@code bronze}, {@code silver}, {@code gold} and {@code marts}. */
  List<Measurement> run(long events, KnowledgeDate day) throws IOException {
    Stopwatch watch = new Stopwatch(folder);
    Stopwatch.Mark begin = watch.begin();
    ingestion.recordsAvailableNow();
    Stopwatch.Mark bronze = watch.mark();
    ingestion.eventsAvailableNow();
    Stopwatch.Mark silver = watch.mark();
    LastOfGold gold = new LastOfGold(watch, silver);
    build.build(day, gold);
    Stopwatch.Mark marts = watch.mark();
    return List.of(
        Stopwatch.between(begin, bronze, "bronze", events),
        Stopwatch.between(bronze, silver, "silver", events),
        Stopwatch.between(silver, gold.mark(), "gold", events),
        Stopwatch.between(gold.mark(), marts, "marts", events));
  }

  /** Notes when the last table of gold was done. */
  private static final class LastOfGold implements BuildListener {
    private final Stopwatch watch;
    private final AtomicReference<Stopwatch.Mark> last;

    LastOfGold(Stopwatch watch, Stopwatch.Mark begin) {
      this.watch = watch;
      this.last = new AtomicReference<>(begin);
    }

    @Override
    public void tableDone(TableChange change) {
      if (Tables.declared().named(change.table()).layer() == Layer.GOLD) {
        try {
          last.set(watch.mark());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    Stopwatch.Mark mark() {
      return last.get();
    }
  }
}
