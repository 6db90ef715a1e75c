package org.mendlake.ingestion.simulation;

import org.mendlake.ingestion.simulation.records.RecordBlock;
import org.mendlake.ingestion.simulation.reports.RecordTally;

/**
 * A run of neighbouring machines with what is reported of them.
 *
 * @param firstMachine number of the first
 * @param machines how many
 * @param records in the order of delivery
 * @param tally what the jobs must make of the records
 */
public record SimulatedBlock(
    long firstMachine, long machines, RecordBlock records, RecordTally tally) {}
