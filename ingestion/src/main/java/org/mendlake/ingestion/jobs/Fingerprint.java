package org.mendlake.ingestion.jobs;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.ingestion.parse.EventIdentities;

/**
 * What tells an event, or a record, from all others: 128 bits. Of an event they are half of its
 * content hash (SHA-256) with the time of its knowledge worked into them, so that among 10^9 events
 * the chance of two equal ones is below 10^-19.
 */
record Fingerprint(long first, long second) implements Serializable {
  private static final long SEED = 42;

  /** What a fingerprint is of. */
  enum Of {
    /** Equal for the copies of an event. */
    EVENT("content_hash STRING, known_at TIMESTAMP") {
      @Override
      Fingerprint of(InternalRow row) {
        return ofEvent(row.getUTF8String(0), row.getLong(1));
      }
    },
    /** Equal for a record that is read again. */
    RECORD("topic_id STRING, `partition` INT, `offset` BIGINT") {
      @Override
      Fingerprint of(InternalRow row) {
        return ofRecord(row.getUTF8String(0), row.getInt(1), row.getLong(2));
      }
    };

    private final String columns;

    Of(String columns) {
      this.columns = columns;
    }

    /** The columns of silver that it is made of. */
    StructType columns() {
      return StructType.fromDDL(columns);
    }

    /** The fingerprint of a row of these columns. */
    abstract Fingerprint of(InternalRow row);
  }

  static Fingerprint ofEvent(UTF8String contentHash, long knownAt) {
    byte[] digits = contentHash.getBytes();
    return new Fingerprint(
        EventIdentities.head(digits), EventIdentities.neck(digits) ^ XXH64.hashLong(knownAt, SEED));
  }

  static Fingerprint ofRecord(UTF8String topicId, int partition, long offset) {
    long topic =
        XXH64.hashUnsafeBytes(
            topicId.getBaseObject(), topicId.getBaseOffset(), topicId.numBytes(), SEED);
    return new Fingerprint(XXH64.hashLong(offset, XXH64.hashInt(partition, topic)), offset);
  }
}
