package org.mendlake.ingestion.simulation.reports;

import org.mendlake.ingestion.simulation.world.LocalClock;

/** One entity as one source knows it; the source numbers what it says about it. */
public final class Subject {
  private final String entity;
  private final String key;
  private final String source;
  private final LocalClock clock;
  private int sequence;

  /**
   * An entity of which nothing was said yet.
   *
   * @param entity kind of entity, which names the topic
   * @param key business key, which is the Kafka key
   * @param source system that tells of it
   * @param clock zone of the place
   */
  public Subject(String entity, String key, String source, LocalClock clock) {
    this.entity = entity;
    this.key = key;
    this.source = source;
    this.clock = clock;
  }

  /** Kind of entity. */
  public String entity() {
    return entity;
  }

  /** Business key. */
  public String key() {
    return key;
  }

  /** System that tells of it. */
  public String source() {
    return source;
  }

  /** Zone of the place. */
  public LocalClock clock() {
    return clock;
  }

  /** The next number of the source's count. */
  int nextSequence() {
    return ++sequence;
  }
}
