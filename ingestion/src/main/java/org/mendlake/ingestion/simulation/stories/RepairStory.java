package org.mendlake.ingestion.simulation.stories;

import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.CaseEvent;
import org.mendlake.ingestion.simulation.events.VisitEvent;
import org.mendlake.ingestion.simulation.reports.Reporter;
import org.mendlake.ingestion.simulation.reports.Reporter.Withdrawal;
import org.mendlake.ingestion.simulation.reports.Subject;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.Codes;
import org.mendlake.ingestion.simulation.world.LocalClock;
import org.mendlake.ingestion.simulation.world.Organisation;

/** Tells of cases, visits, replacements and claims of one machine. */
final class RepairStory {
  private static final double CASES_WITHOUT_A_VISIT_DAYS = 1_200;

  private final Machine machine;
  private final Teller teller;
  private final Reporter reporter;
  private final Chance chance;
  private final Codes codes;
  private final MeterStory meter;
  private final ClaimStory claims;
  private final LocalClock clock;
  private int visits;
  private int cases;

  RepairStory(Machine machine, Teller teller, Codes codes, MeterStory meter, ClaimStory claims) {
    this.machine = machine;
    this.teller = teller;
    this.reporter = teller.reporter();
    this.chance = teller.chance();
    this.codes = codes;
    this.meter = meter;
    this.claims = claims;
    this.clock = machine.dealer().clock();
  }

  void tell(List<Repair> repairs) {
    repairs.forEach(this::visit);
    questions();
  }

  private void visit(Repair repair) {
    Organisation organisation = machine.dealer();
    Work work = new WorkOrder(organisation, codes, chance).of(repair);
    String id = "V" + machine.digits() + "-" + numbered(++visits);
    long startedAt = clock.millis(repair.day(), work.startSecond());
    long completedAt = clock.millis(repair.day(), work.endSecond());
    Optional<String> caseId = Optional.empty();
    if (work.isRepair() && chance.happens(0.75)) {
      caseId = Optional.of(opened(work, startedAt, completedAt));
    }
    Subject subject = teller.subject("visit", id, "dealer-dms", clock);
    long shown = machine.shown(repair.day(), work.endSecond());
    VisitEvent.Completed completed =
        new VisitEvent.Completed(
            machine.serial(),
            organisation.id(),
            "WO" + machine.digits() + "-" + numbered(visits),
            caseId,
            work.orderType(),
            work.description(),
            startedAt,
            shown,
            work.kilometres(),
            work.travelHours(),
            work.labourHours(),
            organisation.currency(),
            work.defects(),
            work.lines());
    reporter.report(
        subject, completedAt, reporter.known(completedAt, 1), completed, Withdrawal.POSSIBLE);
    if (repair instanceof Repair.Replacement swap) {
      replaced(subject, swap, completedAt, shown);
    }
    if (!machine.isTelematic() && chance.happens(0.6)) {
      meter.read(repair.day(), work.endSecond(), "visit", 1);
    }
    if (work.isRepair()) {
      claims.claim(id, repair, work, completedAt);
    }
  }

  private void replaced(Subject subject, Repair.Replacement swap, long completedAt, long shown) {
    VisitEvent.PartReplaced replaced =
        new VisitEvent.PartReplaced(
            machine.serial(),
            swap.kind().partId(),
            swap.fitted().position(),
            swap.day(),
            shown,
            swap.removed().serial(),
            swap.fitted().serial(),
            swap.fitted().supplierId(),
            swap.fitted().lot(),
            chance.happens(0.85) ? "new" : "remanufactured",
            swap.mode().isPresent() ? "failed" : "preventive",
            swap.mode().map(mode -> codes.of(swap.kind(), mode)),
            chance.happens(0.5));
    reporter.report(
        subject, completedAt, reporter.known(completedAt, 1), replaced, Withdrawal.POSSIBLE);
  }

  private String opened(Work work, long startedAt, long completedAt) {
    long at = startedAt - (long) ((2 + 70 * chance.uniform()) * LocalClock.HOUR);
    String id = open(at, work.defects().get(0).description(), work.defects().get(0).severity());
    long closed = completedAt + (long) (chance.exponential(20) * LocalClock.HOUR);
    close(id, closed, "repaired");
    return id;
  }

  /** Calls that are answered without a visit; some cases stay open. */
  private void questions() {
    long first = clock.millis(machine.deliveredOn(), Teller.NOON);
    long at = first + gap();
    while (at < clock.millis(teller.lastDay(), Teller.NOON)
        && (machine.leftOn().isEmpty() || at < clock.millis(machine.leftOn().getAsLong(), 0))) {
      String id = open(at, "Customer asks how to operate the machine", 1);
      if (chance.happens(0.9)) {
        close(id, at + (long) (chance.exponential(8) * LocalClock.HOUR), "advised");
      }
      at += gap();
    }
  }

  private long gap() {
    return (long) (chance.exponential(CASES_WITHOUT_A_VISIT_DAYS) * LocalClock.DAY);
  }

  private String open(long at, String symptom, int severity) {
    String id = "Q" + machine.digits() + "-" + numbered(++cases);
    List<String> channels = List.of("hotline", "dealer", "web", "telematics");
    CaseEvent.Opened opened =
        new CaseEvent.Opened(
            machine.serial(),
            machine.customerId(),
            machine.dealer().id(),
            symptom,
            severity,
            channels.get(chance.weighted(60, 25, 10, 5)));
    Subject subject = teller.subject("case", id, "hotline", clock);
    reporter.report(subject, at, reporter.known(at, 0.1), opened, Withdrawal.POSSIBLE);
    return id;
  }

  private void close(String id, long at, String outcome) {
    CaseEvent.Closed closed = new CaseEvent.Closed(outcome, machine.dealer().id());
    Subject subject = teller.subject("case", id, "hotline", clock);
    reporter.report(subject, at, reporter.known(at, 0.1), closed, Withdrawal.NEVER);
  }

  static String numbered(int number) {
    String plain = Integer.toString(number);
    return "0".repeat(Math.max(0, 4 - plain.length())) + plain;
  }
}
