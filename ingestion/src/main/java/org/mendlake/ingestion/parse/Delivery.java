package org.mendlake.ingestion.parse;

/**
 * One record as Kafka delivers it, or as it is about to be sent. The arrays are read, never kept.
 *
 * @param topic name of the topic
 * @param key Kafka key, null when it has none
 * @param value Kafka value, null for a tombstone
 * @param timestamp Kafka timestamp in milliseconds since 1970-01-01T00:00:00Z
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes on the hot path, never compared
public record Delivery(String topic, byte[] key, byte[] value, long timestamp) {}
