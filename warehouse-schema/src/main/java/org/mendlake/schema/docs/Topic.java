package org.mendlake.schema.docs;

/** Name of the Kafka topic of an entity, with the default prefix. */
final class Topic {
  private Topic() {}

  static String of(String entity) {
    return "mendlake." + entity;
  }
}
