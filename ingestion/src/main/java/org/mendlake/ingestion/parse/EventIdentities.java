package org.mendlake.ingestion.parse;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.sketch.BloomFilter;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.StaticCall;
import org.mendlake.schema.Contracts;

/** What decides whether an event is new, without its content. */
public final class EventIdentities {
  private static final StructType SHAPE =
      StructType.fromDDL(
          "rule STRING, content_hash STRING, known_at TIMESTAMP, hash_head BIGINT NOT NULL");
  private static final int HEAD_DIGITS = 16;

  private EventIdentities() {}

  /**
   * For each record of bronze its rule, if it is refused; otherwise {@code content_hash}, {@code
   * known_at}, and the first half of the hash as a number. Never NULL.
   */
  public static Column of(Contracts contracts, Topics topics) {
    return StaticCall.oncePerRow(
        EventRows.class,
        "identity",
        SHAPE,
        new EventRows(contracts, topics),
        List.of(col("topic"), col("key"), col("value"), col("kafka_timestamp"), col("headers")));
  }

  /** Whether the first half of a content hash may be among those of a filter. */
  public static Column mayBeIn(BloomFilter heads, Column contentHash) {
    return StaticCall.of(
        EventIdentities.class,
        "mayBeIn",
        DataTypes.BooleanType,
        new Heads(heads),
        List.of(contentHash));
  }

  /** A filter as a constant of a plan. */
  public record Heads(BloomFilter filter) implements java.io.Serializable {}

  /** Called from generated code, hence public. */
  public static boolean mayBeIn(Heads heads, UTF8String contentHash) {
    return heads.filter().mightContainLong(head(contentHash.getBytes()));
  }

  /** The first 16 hexadecimal digits as a number. */
  public static long head(byte[] digits) {
    return number(digits, 0);
  }

  /** The next 16 hexadecimal digits as a number. */
  public static long neck(byte[] digits) {
    return number(digits, HEAD_DIGITS);
  }

  private static long number(byte[] digits, int from) {
    long number = 0;
    for (int i = from; i < from + HEAD_DIGITS; i++) {
      number = number << 4 | Character.digit(digits[i], 16);
    }
    return number;
  }
}
