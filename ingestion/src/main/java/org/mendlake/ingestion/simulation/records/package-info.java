/** Records as lines of JSON, in files and on their way to Kafka. */
package org.mendlake.ingestion.simulation.records;
