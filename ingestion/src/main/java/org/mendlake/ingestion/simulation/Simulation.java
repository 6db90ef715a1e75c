package org.mendlake.ingestion.simulation;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.simulation.records.BlockSink;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.truth.TruthDetail;

/**
 * Makes the events of a fleet. The bytes depend on the settings alone: blocks of machines are made
 * in parallel and handed over in their order, and only a few are held at a time.
 */
public final class Simulation {
  private static final int EVENTS_A_MACHINE = 80;
  private static final int BLOCKS = 8;
  private static final int FEWEST_MACHINES = 8;
  private static final int MOST_MACHINES = 256;

  private final SimulationSettings settings;
  private final BlockMaker maker;
  private final int threads;
  private final int machinesABlock;

  /** A simulation on a number of threads, without the truth of the facts. */
  public Simulation(SimulationSettings settings, Topics topics, int threads) {
    this(settings, topics, threads, TruthDetail.NONE, settings.window().end());
  }

  /** A simulation on a number of threads, with the truth of the facts as known on a day. */
  public Simulation(
      SimulationSettings settings, Topics topics, int threads, TruthDetail truth, LocalDate day) {
    this.settings = settings;
    this.maker = new BlockMaker(settings, topics, truth, day);
    this.threads = threads;
    this.machinesABlock =
        (int)
            Math.max(
                FEWEST_MACHINES,
                Math.min(MOST_MACHINES, settings.events() / EVENTS_A_MACHINE / BLOCKS));
  }

  /**
   * What was made.
   *
   * @param records records handed over
   * @param machines machines, without those given in exchange
   * @param tally what the jobs must make of the records
   */
  public record Result(long records, long machines, RecordTally tally) {}

  /**
   * Hands every record over; the sink stays open.
   *
   * @param listener told of each block
   */
  public Result run(BlockSink sink, BlockListener listener)
      throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      return run(workers, sink, listener);
    } finally {
      workers.shutdownNow();
    }
  }

  private Result run(ExecutorService workers, BlockSink sink, BlockListener listener)
      throws IOException, InterruptedException {
    Deque<Future<SimulatedBlock>> blocks = new ArrayDeque<>();
    RecordTally tally = new RecordTally();
    long records = 0;
    long machines = 0;
    long planned = 0;
    while (records < settings.events()) {
      while (blocks.size() <= threads) {
        long first = planned;
        blocks.add(workers.submit(() -> maker.whole(first, machinesABlock)));
        planned += machinesABlock;
      }
      SimulatedBlock block = made(blocks.remove());
      if (records + block.records().size() > settings.events()) {
        block = maker.last(block.firstMachine(), settings.events() - records);
      }
      sink.take(block.records());
      tally.add(block.tally());
      records += block.records().size();
      machines += block.machines();
      listener.handedOver(block);
    }
    return new Result(records, machines, tally);
  }

  private static SimulatedBlock made(Future<SimulatedBlock> block) throws InterruptedException {
    try {
      return block.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot simulate: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
