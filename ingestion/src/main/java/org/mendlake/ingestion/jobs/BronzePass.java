package org.mendlake.ingestion.jobs;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.FileDrafts;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;

/**
 * One pass over records of the broker in a task: each as it came into a file of {@code
 * bronze.record}.
 */
final class BronzePass implements FlatMapFunction<Iterator<InternalRow>, WrittenFile> {
  private static final long serialVersionUID = 1L;

  /** What a record of the broker brings, in this order. */
  static final List<String> RECORD =
      List.of("topic", "partition", "offset", "timestamp", "key", "value", "headers");

  private final TableFiles file;
  private final HashMap<UTF8String, UTF8String> topicIds = new HashMap<>();
  private final long ingestedAt;

  /**
   * A pass.
   *
   * @param topicIds UUID of each topic by its name; the record of a topic that nobody knew when the
   *     batch began cannot be written, which fails the batch
   * @param ingestedAt microseconds since 1970, for every record
   */
  BronzePass(TableFiles file, Map<String, String> topicIds, long ingestedAt) {
    this.file = file;
    this.ingestedAt = ingestedAt;
    topicIds.forEach(
        (topic, id) -> this.topicIds.put(UTF8String.fromString(topic), UTF8String.fromString(id)));
  }

  @Override
  public Iterator<WrittenFile> call(Iterator<InternalRow> records) {
    return FileDrafts.during(new TableFiles[] {file}, drafts -> write(drafts, records)).iterator();
  }

  private List<WrittenFile> write(FileDrafts drafts, Iterator<InternalRow> records) {
    while (records.hasNext()) {
      drafts.write(0, row(records.next()));
    }
    return drafts.close().stream().map(FileDrafts.Written::file).toList();
  }

  private InternalRow row(InternalRow record) {
    UTF8String topic = record.getUTF8String(0);
    return new GenericInternalRow(
        new Object[] {
          topic,
          topicIds.get(topic),
          record.getInt(1),
          record.getLong(2),
          record.getLong(3),
          record.isNullAt(4) ? null : record.getBinary(4),
          record.isNullAt(5) ? null : record.getBinary(5),
          record.isNullAt(6) ? null : record.getArray(6),
          ingestedAt
        });
  }
}
