package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.earlier;
import static org.mendlake.transforms.folds.Timeline.later;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.mendlake.events.MeterReadV1;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Holds each reading of a month against the last accepted one, and sums up those accepted. */
final class MeterMonth {
  private final String meterMonthId;
  private Statement<MeterReadV1> first;
  private Statement<MeterReadV1> last;
  private BigDecimal hoursRun = BigDecimal.ZERO.setScale(1);
  private int readings;
  private int rejected;
  private int swaps;
  private Instant occurredAt = Instant.MAX;
  private Instant knownAt = Instant.MIN;

  /** How a reading stands to the one before. */
  private enum Quality {
    OK,
    METER_SWAP,
    ROLLBACK,
    IMPOSSIBLE_RATE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  MeterMonth(String meterMonthId) {
    this.meterMonthId = meterMonthId;
  }

  /** Adds the next reading by time. */
  void add(Statement<MeterReadV1> reading, Issues issues, Rows rows) {
    Quality quality = quality(reading);
    BigDecimal delta =
        quality == Quality.OK && last != null
            ? reading.payload().meterHours().subtract(last.payload().meterHours())
            : null;
    row(reading, quality, delta, rows);
    readings++;
    occurredAt = earlier(occurredAt, reading.occurredAt());
    knownAt = later(knownAt, reading.knownAt());
    if (quality == Quality.ROLLBACK || quality == Quality.IMPOSSIBLE_RATE) {
      rejected++;
      issues.add("meter_" + quality.word(), Severity.WARNING, detail(reading), reading);
      return;
    }
    first = first == null ? reading : first;
    last = reading;
    hoursRun = delta == null ? hoursRun : hoursRun.add(delta);
    swaps += quality == Quality.METER_SWAP ? 1 : 0;
  }

  private Quality quality(Statement<MeterReadV1> reading) {
    if (last == null) {
      return Quality.OK;
    }
    MeterReadV1 told = reading.payload();
    MeterReadV1 before = last.payload();
    if (MeterStep.isSwap(before.meterId(), told.meterId())) {
      return Quality.METER_SWAP;
    }
    if (told.meterHours().compareTo(before.meterHours()) < 0) {
      return Quality.ROLLBACK;
    }
    BigDecimal delta = told.meterHours().subtract(before.meterHours());
    return MeterStep.isPossible(delta, last.occurredAt(), reading.occurredAt())
        ? Quality.OK
        : Quality.IMPOSSIBLE_RATE;
  }

  private String detail(Statement<MeterReadV1> reading) {
    return "The meter read "
        + reading.payload().meterHours().toPlainString()
        + " h at "
        + reading.occurredAt()
        + " after "
        + last.payload().meterHours().toPlainString()
        + " h at "
        + last.occurredAt()
        + "; the reading is left out";
  }

  private void row(Statement<MeterReadV1> reading, Quality quality, BigDecimal delta, Rows rows) {
    MeterReadV1 told = reading.payload();
    rows.into("fct_meter_reading")
        .set("meter_month_id", meterMonthId)
        .set("source_system", reading.source())
        .set("event_id", reading.eventId())
        .set("machine_id", told.machineId())
        .set("reading_date", reading.localDate())
        .set("meter_id", told.meterId())
        .set("reading_source", told.source())
        .set("meter_hours", told.meterHours())
        .set("quality", quality.word())
        .set("hours_delta", delta)
        .set("occurred_at", reading.occurredAt())
        .set("known_at", reading.knownAt());
  }

  /** Writes the month; nothing when no reading was accepted. */
  void write(Rows rows) {
    if (first == null) {
      return;
    }
    rows.into("fct_meter_month")
        .set("meter_month_id", meterMonthId)
        .set("machine_id", first.payload().machineId())
        .set("month", first.localDate().withDayOfMonth(1))
        .set("first_on", first.localDate())
        .set("first_at", first.occurredAt())
        .set("first_hours", first.payload().meterHours())
        .set("first_meter_id", first.payload().meterId())
        .set("last_on", last.localDate())
        .set("last_at", last.occurredAt())
        .set("last_hours", last.payload().meterHours())
        .set("last_meter_id", last.payload().meterId())
        .set("hours_run", hoursRun)
        .set("reading_count", readings)
        .set("rejected_count", rejected)
        .set("swap_count", swaps)
        .set("occurred_at", occurredAt)
        .set("known_at", knownAt);
  }
}
