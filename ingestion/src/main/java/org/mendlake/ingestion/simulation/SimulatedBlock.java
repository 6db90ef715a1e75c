package org.mendlake.ingestion.simulation;

import java.util.Optional;
import org.mendlake.ingestion.simulation.records.RecordBlock;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.truth.FleetTruth;

/**
 * A run of neighbouring machines with what is reported of them.
 *
 * @param firstMachine number of the first
 * @param machines how many
 * @param records in the order of delivery
 * @param tally what the jobs must make of the records
 * @param truth what the facts must hold of the machines; absent when nobody asked
 */
public record SimulatedBlock(
    long firstMachine,
    long machines,
    RecordBlock records,
    RecordTally tally,
    Optional<FleetTruth.Block> truth) {}
