package org.mendlake.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.spark.sql.delta.actions.AddFile;

/** A file of a table at some version, as the table's log names it. */
public final class StoredFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Statistics are cut to milliseconds. */
  private static final long CUT_OFF = 1_000;

  private final AddFile file;

  StoredFile(AddFile file) {
    this.file = file;
  }

  AddFile added() {
    return file;
  }

  /** Name within the table; another one when other rows of it are deleted. */
  public String name() {
    return file.path() + " " + file.getDeletionVectorUniqueId();
  }

  /** How many rows it holds, deleted ones apart; nothing when the log does not say. */
  public Optional<Long> rows() {
    return file.numLogicalRecords().isEmpty()
        ? Optional.empty()
        : Optional.of((Long) file.numLogicalRecords().get());
  }

  /**
   * Whether a timestamp of a column may lie between two others, by the file's statistics.
   *
   * @param from first microsecond since 1970
   * @param to last microsecond since 1970
   */
  public boolean mayHold(String column, long from, long to) {
    JsonNode statistics = statistics();
    return at(statistics, "minValues", column).map(least -> least <= to).orElse(true)
        && at(statistics, "maxValues", column).map(cut -> cut + CUT_OFF > from).orElse(true);
  }

  private JsonNode statistics() {
    try {
      return file.stats() == null ? MAPPER.nullNode() : MAPPER.readTree(file.stats());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the statistics of " + file.path(), e);
    }
  }

  private static Optional<Long> at(JsonNode statistics, String kind, String column) {
    JsonNode value = statistics.path(kind).path(column);
    return value.isTextual()
        ? Optional.of(Micros.of(OffsetDateTime.parse(value.textValue()).toInstant()))
        : Optional.empty();
  }
}
