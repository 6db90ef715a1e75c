package org.mendlake.ingestion.simulation.stories;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.ClaimEvent;
import org.mendlake.ingestion.simulation.events.VisitEvent.Line;
import org.mendlake.ingestion.simulation.reports.Reporter;
import org.mendlake.ingestion.simulation.reports.Reporter.Withdrawal;
import org.mendlake.ingestion.simulation.reports.Subject;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.LocalClock;
import org.mendlake.ingestion.simulation.world.Organisation;
import org.mendlake.ingestion.simulation.world.Policy;

/** Tells what a dealer claims for a repair under warranty, and what becomes of it. */
final class ClaimStory {
  private static final int UPLOAD = 18 * 3_600;

  private final Machine machine;
  private final Policy policy;
  private final Teller teller;
  private final Reporter reporter;
  private final Chance chance;
  private final Organisation dealer;
  private int claims;

  ClaimStory(Machine machine, Policy policy, Teller teller) {
    this.machine = machine;
    this.policy = policy;
    this.teller = teller;
    this.reporter = teller.reporter();
    this.chance = teller.chance();
    this.dealer = machine.dealer();
  }

  void claim(String visitId, Repair repair, Work work, long completedAt) {
    boolean isCovered =
        repair.day() < machine.deliveredOn() + policy.months() * 30L
            && machine.ran(repair.day(), 0) < policy.hours() * 10L;
    if (!isCovered || !chance.happens(0.85)) {
      return;
    }
    String claimNo = "W" + machine.digits() + "-" + RepairStory.numbered(++claims);
    long at = completedAt + (long) (chance.exponential(6 * 24) * LocalClock.HOUR);
    long uploadedAt = nextUpload(at) + chance.below(600_000);
    boolean isAuthorised = chance.happens(0.3);
    int lineNo = 0;
    for (Line line : work.lines()) {
      lineNo++;
      Optional<String> code =
          line.defectLineNo().isPresent()
              ? Optional.of(work.defects().get((int) line.defectLineNo().getAsLong() - 1).code())
              : Optional.empty();
      ClaimEvent.Submitted submitted =
          new ClaimEvent.Submitted(
              claimNo,
              lineNo,
              visitId,
              machine.serial(),
              dealer.id(),
              line.kind(),
              repair.day(),
              line.partId(),
              line.quantityThousandths(),
              code,
              supplier(repair, line),
              policy.id(),
              isAuthorised,
              line.cost(),
              dealer.currency());
      Subject subject =
          teller.subject("claim", claimNo + "/" + lineNo, "claims-portal", dealer.clock());
      reporter.report(subject, at, uploadedAt, submitted, Withdrawal.POSSIBLE);
      decide(subject, uploadedAt, line.cost());
    }
  }

  private static Optional<String> supplier(Repair repair, Line line) {
    return repair instanceof Repair.Replacement swap && line.removedSerial().isPresent()
        ? Optional.of(swap.removed().supplierId())
        : Optional.empty();
  }

  /** Dealers upload what they gathered on Fridays at six. */
  private long nextUpload(long at) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(at, LocalClock.DAY) + 1);
    int wait = Math.floorMod(DayOfWeek.FRIDAY.getValue() - day.getDayOfWeek().getValue(), 7);
    return dealer.clock().millis(day.toEpochDay() + wait, UPLOAD);
  }

  private void decide(Subject subject, long uploadedAt, long claimed) {
    long at = uploadedAt + days(5);
    long amount = claimed;
    if (chance.happens(0.08)) {
      amount = chance.happens(0.03) ? -claimed / 10 : claimed * chance.between(50, 110) / 100;
      tell(subject, at, new ClaimEvent.Adjusted(amount, dealer.currency(), "price list"));
      at += days(3);
    }
    at += days(8);
    int outcome = amount <= 0 ? 2 : chance.weighted(88, 7, 5);
    long approved = outcome == 0 ? amount : outcome == 1 ? amount * 6 / 10 : 0;
    String decision = List.of("approved", "partly_approved", "rejected").get(outcome);
    List<String> reasons = outcome == 0 ? List.of() : List.of(outcome == 1 ? "R12" : "R40");
    tell(subject, at, new ClaimEvent.Reviewed(decision, approved, dealer.currency(), reasons));
    if (approved > 0) {
      pay(subject, at + days(20), approved);
    }
  }

  /** Mostly at once, sometimes in two parts. */
  private void pay(Subject subject, long at, long approved) {
    if (chance.happens(0.05)) {
      paid(subject, at, approved / 3);
      paid(subject, at + days(15), approved - approved / 3);
    } else {
      paid(subject, at, approved);
    }
  }

  private void paid(Subject subject, long at, long amount) {
    tell(
        subject,
        at,
        new ClaimEvent.Paid(amount, dealer.currency(), Math.floorDiv(at, LocalClock.DAY)));
  }

  private void tell(Subject subject, long at, ClaimEvent event) {
    reporter.report(subject, at, reporter.known(at, 0.3), event, Withdrawal.NEVER);
  }

  private long days(double mean) {
    return LocalClock.HOUR + (long) (chance.exponential(mean) * LocalClock.DAY);
  }
}
