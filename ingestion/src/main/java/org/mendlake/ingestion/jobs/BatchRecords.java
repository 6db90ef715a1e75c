package org.mendlake.ingestion.jobs;

import java.util.List;
import java.util.Map;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;

/** The records of a batch: what the parser says of them, and which of them silver has already. */
sealed interface BatchRecords extends AutoCloseable permits RecordsAtHand, RecordsInSpark {

  /** How many events and refused records there are. */
  BatchSummary summary();

  /**
   * The records whose event silver has, or an earlier record of the batch brings: equal content
   * hash, known at the same time. The hash covers source, entity key and id.
   *
   * @param spans of the events of the batch
   */
  SkippedRecords duplicates(List<BatchSummary.Span> spans);

  /** Refused records that stand in quarantine: only a checkpoint begun anew sees one again. */
  SkippedRecords standing();

  /**
   * Writes every other record into a file of its table.
   *
   * @param tables where the rows of each table go, by its name; those of others are left out
   * @return the files of each table, by its name
   */
  Map<String, List<WrittenFile>> write(Map<String, TableFiles> tables, SkippedRecords skipped);

  @Override
  void close();
}
