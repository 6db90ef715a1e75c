package org.mendlake.ingestion.simulation.stories;

import java.util.List;
import org.mendlake.ingestion.simulation.events.VisitEvent.Defect;
import org.mendlake.ingestion.simulation.events.VisitEvent.Line;

/**
 * What a technician finds and does on one visit; hours and kilometres in tenths.
 *
 * @param orderType repair, preventive or maintenance
 * @param startSecond second of the local day at which work begins
 * @param endSecond second of the local day at which it is done
 */
record Work(
    String orderType,
    String description,
    int startSecond,
    int endSecond,
    long kilometres,
    long travelHours,
    long labourHours,
    List<Defect> defects,
    List<Line> lines) {

  Work {
    defects = List.copyOf(defects);
    lines = List.copyOf(lines);
  }

  /** Whether something had failed. */
  boolean isRepair() {
    return orderType.equals("repair");
  }
}
