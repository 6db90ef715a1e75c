/** Sends events to Kafka: topics, envelope, producer. */
package org.mendlake.ingestion.producing;
