package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.ingestion.parse.EventIdentities;
import org.mendlake.ingestion.parse.SilverRows;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;

/**
 * Those of a large batch. They are parsed twice, which is cheaper than to keep them: first for what
 * identifies the events, then, without those that silver has, into files of every table at once.
 */
final class RecordsInSpark implements BatchRecords {
  private final Dataset<Row> records;
  private final EventCatalog catalog;
  private final SilverRows rows;
  private final Duplicates search;
  private final Dataset<Row> identities;

  RecordsInSpark(Dataset<Row> records, EventCatalog catalog, SilverRows rows, Duplicates search) {
    this.records = records;
    this.catalog = catalog;
    this.rows = rows;
    this.search = search;
    this.identities =
        records
            .withColumn("identity", EventIdentities.of(catalog.contracts(), catalog.topics()))
            .select(
                col("topic"), col("topic_id"), col("partition"), col("offset"), col("identity.*"))
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  @Override
  public BatchSummary summary() {
    return BatchSummary.of(identities, catalog.topics());
  }

  @Override
  public SkippedRecords duplicates(List<BatchSummary.Span> spans) {
    return search.among(identities, spans);
  }

  @Override
  public SkippedRecords standing() {
    return search.standing(identities);
  }

  @Override
  public Map<String, List<WrittenFile>> write(
      Map<String, TableFiles> tables, SkippedRecords skipped) {
    Dataset<Row> chosen =
        records
            .select(SilverRows.RECORD.stream().map(functions::col).toArray(Column[]::new))
            .coalesce(records.sparkSession().sparkContext().defaultParallelism());
    Map<String, List<WrittenFile>> written = new HashMap<>();
    InternalPartitions.run(chosen, new SilverPass(rows, tables, skipped))
        .forEach(
            output ->
                written
                    .computeIfAbsent(output.table(), table -> new ArrayList<>())
                    .add(output.file()));
    return written;
  }

  @Override
  public void close() {
    identities.unpersist(false);
  }
}
