/**
 * The streaming jobs: Kafka to bronze, bronze to silver and quarantine, and the proof that nothing
 * was lost on the way. {@link org.mendlake.ingestion.jobs.IngestRun} runs them.
 */
package org.mendlake.ingestion.jobs;
