package org.mendlake.ingestion.simulation.stories;

import java.time.LocalDate;
import org.mendlake.ingestion.simulation.events.MeterRead;
import org.mendlake.ingestion.simulation.reports.Reporter.Withdrawal;
import org.mendlake.ingestion.simulation.reports.Subject;
import org.mendlake.ingestion.simulation.world.Chance;

/** Tells what the hour meter of a machine showed. */
final class MeterStory {
  private static final long GREATEST = 9_999_999;

  private final Machine machine;
  private final Teller teller;
  private final Chance chance;

  MeterStory(Machine machine, Teller teller) {
    this.machine = machine;
    this.teller = teller;
    this.chance = teller.chance();
  }

  /** Telematics send twice a month; the others are read by their customer now and then. */
  void tell() {
    LocalDate month = LocalDate.ofEpochDay(machine.deliveredOn()).withDayOfMonth(1);
    for (; month.toEpochDay() <= teller.lastDay(); month = month.plusMonths(1)) {
      if (machine.isTelematic()) {
        read(month.toEpochDay() + chance.between(0, 13), "telematics", 0.01);
        read(month.toEpochDay() + chance.between(14, 27), "telematics", 0.01);
      } else if (chance.happens(0.2)) {
        read(month.toEpochDay() + chance.between(0, 27), "customer", 3);
      }
    }
  }

  private void read(long day, String source, double factor) {
    read(day, 6 * 3_600 + chance.below(12 * 3_600), source, factor);
  }

  /** One reading, if the machine works on that day. */
  void read(long day, int second, String source, double factor) {
    if (!machine.works(day) || day > teller.lastDay()) {
      return;
    }
    String system = source.equals("telematics") ? "telematics" : "dealer-dms";
    Subject subject =
        teller.subject(
            "meter",
            machine.serial() + "/" + LocalDate.ofEpochDay(day).toString().substring(0, 7),
            system,
            machine.dealer().clock());
    long at = subject.clock().millis(day, second);
    teller
        .reporter()
        .report(
            subject,
            at,
            teller.reporter().known(at, factor),
            new MeterRead(
                machine.serial(), odd(machine.shown(day, second)), source, machine.meter(day)),
            Withdrawal.POSSIBLE);
  }

  private long odd(long hours) {
    if (chance.happens(teller.settings().oddities().rollbacks())) {
      return Math.max(0, hours - chance.between(500, 5_000));
    }
    if (chance.happens(teller.settings().oddities().meterJumps())) {
      return Math.min(GREATEST, hours + chance.between(50_000, 500_000));
    }
    return hours;
  }
}
