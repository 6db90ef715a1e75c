package org.mendlake.ingestion.jobs;

/** Where a record stands: what {@code fixes} of a replay names. */
public record Position(String topic, int partition, long offset) {

  /**
   * Reads {@code topic/partition/offset}.
   *
   * @throws IllegalArgumentException if it is not written like that
   */
  public static Position parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 || !parts[1].matches("\\d{1,9}") || !parts[2].matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "Cannot find record '"
              + text
              + "': expected topic/partition/offset such as mendlake.visit/0/3453");
    }
    return new Position(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
