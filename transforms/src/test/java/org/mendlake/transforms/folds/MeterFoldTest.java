package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import org.junit.jupiter.api.Test;
import org.mendlake.events.MeterReadV1;
import org.mendlake.transforms.fold.Event;

class MeterFoldTest {

  @Test
  void readingsGoByTheirTimeAndAddUpHoweverTheyCame() {
    Folding month =
        fold(
            read("b", "2020-01-11T00:00:00Z", 7, "150.5", "T1"),
            read("a", "2020-01-01T00:00:00Z", 9, "100.0", "T1"),
            read("c", "2020-01-21T00:00:00Z", 8, "201.0", null));

    month.gives(
        "fct_meter_reading",
        """
        event_id | reading_date | meter_hours | quality | hours_delta
        a        | 2020-01-01   | 100.0       | ok      |
        b        | 2020-01-11   | 150.5       | ok      | 50.5
        c        | 2020-01-21   | 201.0       | ok      | 50.5
        """);
    month.gives(
        "fct_meter_month",
        """
        machine_id | month      | first_on   | first_hours | last_on    | last_hours | last_meter_id | hours_run | reading_count | rejected_count | swap_count | known_at
        M1         | 2020-01-01 | 2020-01-01 | 100.0       | 2020-01-21 | 201.0      |               | 101.0     | 3             | 0              | 0          | 2020-01-09T00:00:00Z
        """);
    month.givesNone("fct_data_issue");
  }

  @Test
  void aRollbackIsLeftOutAndTheNextReadingIsHeldAgainstTheOneBefore() {
    Folding month =
        fold(
            read("a", "2020-01-01T00:00:00Z", 1, "100.0", "T1"),
            read("b", "2020-01-05T00:00:00Z", 1, "40.0", "T1"),
            read("c", "2020-01-11T00:00:00Z", 1, "130.0", "T1"));

    month.gives(
        "fct_meter_reading",
        """
        event_id | quality  | hours_delta
        a        | ok       |
        b        | rollback |
        c        | ok       | 30.0
        """);
    month.gives("fct_meter_month", "hours_run | rejected_count\n30.0 | 1");
    month.gives("fct_data_issue", "rule | severity | event_id\nmeter_rollback | warning | b");
  }

  @Test
  void aSwappedMeterBeginsANewCountAndIsNoRollback() {
    Folding month =
        fold(
            read("a", "2020-01-01T00:00:00Z", 1, "900.0", "T1"),
            read("b", "2020-01-05T00:00:00Z", 1, "2.0", "T2"),
            read("c", "2020-01-11T00:00:00Z", 1, "32.0", "T2"));

    month.gives(
        "fct_meter_reading",
        """
        event_id | quality    | hours_delta
        a        | ok         |
        b        | meter_swap |
        c        | ok         | 30.0
        """);
    month.gives(
        "fct_meter_month",
        "first_hours | last_hours | first_meter_id | last_meter_id | hours_run | swap_count\n"
            + "900.0 | 32.0 | T1 | T2 | 30.0 | 1");
    month.givesNone("fct_data_issue");
  }

  @Test
  void moreThanTwentyFourHoursADayIsImpossibleButForRounding() {
    Folding month =
        fold(
            read("a", "2020-01-01T00:00:00Z", 1, "100.0", null),
            read("b", "2020-01-02T00:00:00Z", 1, "124.1", null),
            read("c", "2020-01-03T00:00:00Z", 1, "148.3", null),
            read("d", "2020-01-04T00:00:00Z", 1, "160.0", null));

    month.gives(
        "fct_meter_reading",
        """
        event_id | quality         | hours_delta
        a        | ok              |
        b        | ok              | 24.1
        c        | impossible_rate |
        d        | ok              | 35.9
        """);
    month.gives(
        "fct_data_issue", "rule | severity | event_id\nmeter_impossible_rate | warning | c");
  }

  @Test
  void ofReadingsAtOneMomentTheFirstStatedComesFirst() {
    fold(
            read("b", "2020-01-01T00:00:00Z", 2, "100.1", null),
            read("a", "2020-01-01T00:00:00Z", 3, "100.0", null))
        .gives("fct_meter_reading", "event_id | quality\nb | ok\na | rollback");
  }

  @Test
  void aReadingUnderTheKeyOfAnotherMonthOrMachineIsLeftOut() {
    Folding month =
        fold(
            read("a", "2020-01-31T23:00:00Z", 1, "100.0", null),
            event(MeterReadV1.class, "M1/2020-01", "zone")
                .at("2020-01-31T23:00:00Z", "Asia/Shanghai")
                .saying(MeterReadV1.class, "machine_id | meter_hours | source\nM1 | 101.0 | visit"),
            event(MeterReadV1.class, "M1/2020-01", "machine")
                .at("2020-01-05T00:00:00Z", "UTC")
                .saying(MeterReadV1.class, "machine_id | meter_hours | source\nM12 | 1.0 | visit"));

    month.gives("fct_meter_reading", "event_id\na");
    month.gives(
        "fct_data_issue",
        "rule | severity | event_id\n"
            + "wrong_meter_key | error | machine\nwrong_meter_key | error | zone");
  }

  @Test
  void aMonthWithoutAReadingHasNoRow() {
    fold(
            read("a", "2020-01-01T00:00:00Z", 1, "100.0", null),
            event(MeterReadV1.class, "M1/2020-01", "x").known(5).cancelling("a").silent())
        .givesNone("fct_meter_month");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new MeterFold(), "M1/2020-01", events);
  }

  private static Event read(String id, String at, int known, String hours, String meter) {
    return event(MeterReadV1.class, "M1/2020-01", id)
        .at(at, "UTC")
        .known(known)
        .saying(
            MeterReadV1.class,
            "machine_id | meter_hours | source | meter_id\nM1 | %s | telematics | %s"
                .formatted(hours, meter == null ? "" : meter));
  }
}
