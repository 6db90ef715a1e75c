package org.mendlake.ingestion.simulation;

import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.simulation.records.RecordBlock;
import org.mendlake.ingestion.simulation.reports.Delivery;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.reports.Reporter;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.stories.Fleet;
import org.mendlake.ingestion.simulation.world.Chance;

/** Makes blocks of machines; each is a function of the settings and its place alone. */
final class BlockMaker {
  private final SimulationSettings settings;
  private final Fleet fleet;
  private final Topics topics;

  BlockMaker(SimulationSettings settings, Topics topics) {
    this.settings = settings;
    this.fleet = new Fleet(settings);
    this.topics = topics;
  }

  /** A whole block. */
  SimulatedBlock whole(long firstMachine, int machines) {
    Delivery delivery = begin(firstMachine);
    for (long number = firstMachine; number < firstMachine + machines; number++) {
      take(delivery, fleet.machine(number), "machine delivery", number);
    }
    return end(firstMachine, machines, delivery);
  }

  /**
   * The last block, of exactly as many records: as many machines as fit whole, and then people who
   * are interested in machines but bought none.
   */
  SimulatedBlock last(long firstMachine, long records) {
    Delivery delivery = begin(firstMachine);
    long number = firstMachine;
    while (fits(delivery, fleet.machine(number), "machine delivery", number, records)) {
      number++;
    }
    for (long prospect = 0; delivery.size() < records; prospect++) {
      fits(delivery, fleet.prospect(prospect), "prospect delivery", prospect, records);
    }
    return end(firstMachine, number - firstMachine, delivery);
  }

  private Delivery begin(long firstMachine) {
    Delivery delivery = new Delivery(settings, fleet.end());
    if (firstMachine == 0) {
      take(delivery, fleet.masterData(), "master data delivery", 0);
    }
    return delivery;
  }

  private void take(Delivery delivery, Reporter reporter, String purpose, long number) {
    delivery.take(reporter.numbered(), Chance.of(settings.seed(), purpose, number));
  }

  /** Takes what is reported of one if that is not too much. */
  private boolean fits(
      Delivery delivery, Reporter reporter, String purpose, long number, long most) {
    int before = delivery.size();
    take(delivery, reporter, purpose, number);
    if (delivery.size() > most) {
      delivery.keepFirst(before);
      return false;
    }
    return true;
  }

  private SimulatedBlock end(long firstMachine, long machines, Delivery delivery) {
    RecordBlock records = new RecordBlock(topics.prefix());
    RecordTally tally = new RecordTally();
    delivery.deliver(records, tally);
    return new SimulatedBlock(firstMachine, machines, records, tally);
  }
}
