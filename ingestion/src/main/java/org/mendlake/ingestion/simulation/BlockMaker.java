package org.mendlake.ingestion.simulation;

import java.time.LocalDate;
import java.util.Optional;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.simulation.records.RecordBlock;
import org.mendlake.ingestion.simulation.reports.Delivery;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.reports.Reporter;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.stories.Fleet;
import org.mendlake.ingestion.simulation.truth.FleetTruth;
import org.mendlake.ingestion.simulation.truth.TruthDetail;
import org.mendlake.ingestion.simulation.world.Chance;

/** Makes blocks of machines; each is a function of the settings and its place alone. */
final class BlockMaker {
  private final SimulationSettings settings;
  private final Fleet fleet;
  private final Topics topics;
  private final Optional<FleetTruth> truth;

  BlockMaker(SimulationSettings settings, Topics topics, TruthDetail detail, LocalDate day) {
    this.settings = settings;
    this.fleet = new Fleet(settings);
    this.topics = topics;
    this.truth =
        detail == TruthDetail.NONE
            ? Optional.empty()
            : Optional.of(
                new FleetTruth(
                    day, settings.window().zone(), new Draft().masterData().reports(), detail));
  }

  /** A whole block. */
  SimulatedBlock whole(long firstMachine, int machines) {
    Draft draft = new Draft(firstMachine);
    for (long number = firstMachine; number < firstMachine + machines; number++) {
      draft.take(fleet.machine(number), "machine delivery", number);
    }
    return draft.finished(firstMachine, machines);
  }

  /**
   * The last block, of exactly as many records: as many machines as fit whole, and then people who
   * are interested in machines but bought none.
   */
  SimulatedBlock last(long firstMachine, long records) {
    Draft draft = new Draft(firstMachine);
    long number = firstMachine;
    while (draft.fits(fleet.machine(number), "machine delivery", number, records)) {
      number++;
    }
    for (long prospect = 0; draft.delivery.size() < records; prospect++) {
      draft.fits(fleet.prospect(prospect), "prospect delivery", prospect, records);
    }
    return draft.finished(firstMachine, number - firstMachine);
  }

  /** A block in the making. */
  private final class Draft {
    private final Delivery delivery = new Delivery(settings, fleet.end());
    private Optional<FleetTruth.Block> facts = Optional.empty();

    private Draft() {}

    private Draft(long firstMachine) {
      facts = truth.map(FleetTruth::block);
      if (firstMachine == 0) {
        masterData();
      }
    }

    private Reporter masterData() {
      Reporter reporter = fleet.masterData();
      deliver(reporter, "master data delivery", 0);
      return reporter;
    }

    private void deliver(Reporter reporter, String purpose, long number) {
      delivery.take(reporter.numbered(), Chance.of(settings.seed(), purpose, number));
    }

    private void take(Reporter reporter, String purpose, long number) {
      deliver(reporter, purpose, number);
      facts.ifPresent(block -> block.add(reporter.reports()));
    }

    /** Takes what is reported of one if that is not too much. */
    private boolean fits(Reporter reporter, String purpose, long number, long most) {
      int before = delivery.size();
      deliver(reporter, purpose, number);
      if (delivery.size() > most) {
        delivery.keepFirst(before);
        return false;
      }
      facts.ifPresent(block -> block.add(reporter.reports()));
      return true;
    }

    private SimulatedBlock finished(long firstMachine, long machines) {
      RecordBlock records = new RecordBlock(topics.prefix());
      RecordTally tally = new RecordTally();
      delivery.deliver(records, tally);
      return new SimulatedBlock(firstMachine, machines, records, tally, facts);
    }
  }
}
