package org.mendlake.ingestion.simulation.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.events.VisitEvent.Defect;
import org.mendlake.ingestion.simulation.events.VisitEvent.Line;
import org.mendlake.ingestion.simulation.world.Catalogue;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.Codes;
import org.mendlake.ingestion.simulation.world.FaultKind;
import org.mendlake.ingestion.simulation.world.Organisation;

/** Writes down the work of one repair, charged in the currency of an organisation. */
final class WorkOrder {
  private static final long LABOUR_AN_HOUR = 28_000;
  private static final long A_KILOMETRE = 320;
  private static final int SECONDS_A_TENTH = 360;
  private static final long ONE_PIECE = 1_000;

  private final Organisation organisation;
  private final Codes codes;
  private final Chance chance;
  private final List<Defect> defects = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private String orderType = "repair";
  private String description = "";
  private double usualLabourTenths = 12;

  WorkOrder(Organisation organisation, Codes codes, Chance chance) {
    this.organisation = organisation;
    this.codes = codes;
    this.chance = chance;
  }

  Work of(Repair repair) {
    if (repair instanceof Repair.Maintenance service) {
      service(service);
    } else if (repair instanceof Repair.Fault fault) {
      fault(fault);
    } else if (repair instanceof Repair.Replacement swap) {
      swap(swap);
    }
    long labour = 10 + (long) Math.min(70, chance.exponential(usualLabourTenths));
    long kilometres = 20 + (long) Math.min(3_000, chance.exponential(400));
    charge("labour", firstDefect(), OptionalLong.of(labour), labour * LABOUR_AN_HOUR / 10);
    charge("travel", OptionalLong.empty(), OptionalLong.empty(), kilometres * A_KILOMETRE / 10);
    int start = 8 * 3_600 + chance.below(6 * 3_600);
    return new Work(
        orderType,
        description,
        start,
        start + (int) labour * SECONDS_A_TENTH,
        kilometres,
        Math.max(1, kilometres / 40),
        labour,
        defects,
        lines);
  }

  private OptionalLong firstDefect() {
    return defects.isEmpty() ? OptionalLong.empty() : OptionalLong.of(1);
  }

  private void service(Repair.Maintenance service) {
    orderType = "maintenance";
    description = "Service at " + service.hours() + " h, filters and oil changed";
    part(Catalogue.FILTERS, 2 * ONE_PIECE, 86_000);
    part(Catalogue.OIL, 24_500, 98_000);
  }

  private void fault(Repair.Fault fault) {
    description = fault.kind().finding() + ", repaired on site";
    found(fault.kind(), fault.day());
    if (chance.happens(0.15)) {
      found(Catalogue.FAULTS.get(0), fault.day());
    }
  }

  private void found(FaultKind kind, long day) {
    defect(codes.of(kind, day), kind.finding(), kind.severity());
    part(kind.partId(), ONE_PIECE * chance.between(1, 3), kind.price());
  }

  private void swap(Repair.Replacement swap) {
    String name = swap.kind().name();
    usualLabourTenths = 30;
    if (swap.mode().isPresent()) {
      description = name + " failed, replaced";
      defect(codes.of(swap.kind(), swap.mode().get()), name + " " + swap.mode().get(), 3);
    } else {
      orderType = "preventive";
      description = name + " replaced as planned";
    }
    lines.add(
        new Line(
            1,
            "part",
            Optional.of(swap.kind().partId()),
            "replaced",
            firstDefect(),
            OptionalLong.of(ONE_PIECE),
            OptionalLong.empty(),
            organisation.money(swap.kind().price()),
            Optional.of(swap.removed().serial()),
            Optional.of(swap.fitted().serial())));
  }

  private void defect(String code, String finding, int severity) {
    long downtime = (long) Math.min(2_000, chance.exponential(80));
    int lineNo = defects.size() + 1;
    defects.add(new Defect(lineNo, code, finding, severity, lineNo == 1, downtime));
  }

  /** A part for the defect found last, if there is one. */
  private void part(String partId, long thousandths, long yuan) {
    lines.add(
        new Line(
            lines.size() + 1,
            "part",
            Optional.of(partId),
            "replaced",
            defects.isEmpty() ? OptionalLong.empty() : OptionalLong.of(defects.size()),
            OptionalLong.of(thousandths),
            OptionalLong.empty(),
            organisation.money(yuan),
            Optional.empty(),
            Optional.empty()));
  }

  private void charge(String kind, OptionalLong defect, OptionalLong hours, long yuan) {
    lines.add(
        new Line(
            lines.size() + 1,
            kind,
            Optional.empty(),
            "charged",
            defect,
            OptionalLong.empty(),
            hours,
            organisation.money(yuan),
            Optional.empty(),
            Optional.empty()));
  }
}
