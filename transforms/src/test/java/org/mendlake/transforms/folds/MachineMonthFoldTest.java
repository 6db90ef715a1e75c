package org.mendlake.transforms.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.mendlake.transforms.fold.Input;

class MachineMonthFoldTest {
  private static final String ONE_OWNER =
      """
      valid_from | product_id | customer_id | organisation_id | known_at
      0001-01-01 | ZE215      | C1          | D1              | 2020-01-01T00:00:00Z
      """;

  @Test
  void theDaysOfEachMonthInServiceAreObservedUpToTheKnowledgeDate() {
    life("in_service_on | known_at\n2020-01-20 | 2020-02-01T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-03-03")
        .gives(
            "fct_machine_month",
            """
            month      | spell_from | spell_to   | observed_days | months_in_service | is_open | customer_id | product_id
            2020-01-01 | 2020-01-20 | 2020-02-01 | 12            | 0                 | false   | C1          | ZE215
            2020-02-01 | 2020-02-01 | 2020-03-01 | 29            | 0                 | false   | C1          | ZE215
            2020-03-01 | 2020-03-01 | 2020-03-04 | 3             | 1                 | true    | C1          | ZE215
            """);
  }

  @Test
  void anOwnerChangeBackdatedOverAMonthEndCutsItsMonthsAndTheDaysStillAddUp() {
    life("in_service_on | known_at\n2020-01-01 | 2020-01-01T00:00:00Z")
        .reading(
            "dim_machine",
            """
            valid_from | customer_id | known_at
            0001-01-01 | C1          | 2020-06-01T00:00:00Z
            2020-02-11 | C2          | 2020-06-01T00:00:00Z
            """)
        .asKnownOn("2020-03-31")
        .gives(
            "fct_machine_month",
            """
            month      | spell_from | spell_to   | customer_id | observed_days
            2020-01-01 | 2020-01-01 | 2020-02-01 | C1          | 31
            2020-02-01 | 2020-02-01 | 2020-02-11 | C1          | 10
            2020-02-01 | 2020-02-11 | 2020-03-01 | C2          | 19
            2020-03-01 | 2020-03-01 | 2020-04-01 | C2          | 31
            """);
  }

  @Test
  void aVersionThatBeginsWithAMonthCutsNothing() {
    life("in_service_on | known_at\n2020-01-01 | 2020-01-01T00:00:00Z")
        .reading(
            "dim_machine",
            """
            valid_from | customer_id | known_at
            0001-01-01 | C1          | 2020-06-01T00:00:00Z
            2020-02-01 | C2          | 2020-06-01T00:00:00Z
            """)
        .asKnownOn("2020-02-29")
        .gives(
            "fct_machine_month",
            "spell_from | customer_id | observed_days\n"
                + "2020-01-01 | C1 | 31\n2020-02-01 | C2 | 29");
  }

  @Test
  void exchangeOrScrapEndsTheExposureOnItsDay() {
    life("in_service_on | left_on | known_at\n2020-01-01 | 2020-02-10 | 2020-02-11T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-12-31")
        .gives(
            "fct_machine_month",
            """
            month      | spell_to   | observed_days | is_open
            2020-01-01 | 2020-02-01 | 31            | false
            2020-02-01 | 2020-02-10 | 9             | false
            """);
  }

  @Test
  void anEndThatIsStillToComeLeavesTheRowOpenUntilThen() {
    life("in_service_on | left_on | known_at\n2020-01-01 | 2020-01-20 | 2020-01-02T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-01-18")
        .gives("fct_machine_month", "spell_to | is_open\n2020-01-19 | true");
    life("in_service_on | left_on | known_at\n2020-01-01 | 2020-01-20 | 2020-01-02T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-01-19")
        .gives("fct_machine_month", "spell_to | is_open\n2020-01-20 | false");
  }

  @Test
  void aMachineNotInServiceHasNoExposureAndOneThatWillBeWaits() {
    life("built_on | known_at\n2020-01-01 | 2020-01-02T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .givesNone("fct_machine_month");
    life("in_service_on | known_at\n2020-02-10 | 2020-01-02T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-01-31")
        .gives(
            "fct_machine_month",
            "month | spell_from | spell_to | observed_days | is_open\n"
                + "2020-02-01 | 2020-02-10 | 2020-02-10 | 0 | true");
    life("in_service_on | left_on | known_at\n2020-02-10 | 2020-02-01 | 2020-01-02T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .givesNone("fct_machine_month");
  }

  @Test
  void warrantyEndsWithItsMonthsCountedToTheEndOfAShortMonth() {
    life("in_service_on | warranty_months | known_at\n2020-01-31 | 1 | 2020-02-01T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-03-02")
        .gives(
            "fct_machine_month",
            """
            month      | observed_days | warranty_days | months_in_service
            2020-01-01 | 1             | 1             | 0
            2020-02-01 | 29            | 28            | 0
            2020-03-01 | 2             | 0             | 1
            """);
  }

  @Test
  void warrantyEndsOnTheDayTheHoursWereRunIfThatIsBeforeItsMonths() {
    // 100 h on 11 January and 200 h on 31 January: 5 h a day, 160 h after 12 days, on the 23rd
    life("in_service_on | warranty_months | warranty_hours | known_at\n"
            + "2020-01-01 | 24 | 160 | 2020-01-01T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .reading("fct_meter_month", month("2020-01-11", "100.0", "2020-01-31", "200.0"))
        .asKnownOn("2020-02-05")
        .gives(
            "fct_machine_month",
            """
            month      | observed_days | warranty_days | known_at
            2020-01-01 | 31            | 22            | 2020-02-03T00:00:00Z
            2020-02-01 | 5             | 0             | 2020-02-03T00:00:00Z
            """);
    life("in_service_on | warranty_months | warranty_hours | known_at\n"
            + "2020-01-01 | 24 | 201 | 2020-01-01T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .reading("fct_meter_month", month("2020-01-11", "100.0", "2020-01-31", "200.0"))
        .asKnownOn("2020-01-31")
        .gives("fct_machine_month", "observed_days | warranty_days\n31 | 31");
  }

  @Test
  void withoutAKnownPolicyThereIsNoNumberOfDaysUnderWarranty() {
    life("in_service_on | known_at\n2020-01-01 | 2020-01-01T00:00:00Z")
        .reading("dim_machine", ONE_OWNER)
        .asKnownOn("2020-01-31")
        .gives("fct_machine_month", "observed_days | warranty_days\n31 |");
  }

  @Test
  void hoursBetweenReadingsAreSpreadByDaysAndTheLastSpellTakesTheRest() {
    // 0 h on 1 January to 100 h on 11 February: 41 days
    life("in_service_on | known_at\n2020-01-01 | 2020-01-01T00:00:00Z")
        .reading(
            "dim_machine",
            """
            valid_from | customer_id | known_at
            0001-01-01 | C1          | 2020-01-01T00:00:00Z
            2020-01-11 | C2          | 2020-01-01T00:00:00Z
            """)
        .reading("fct_meter_month", month("2020-02-11", "100.0", "2020-02-11", "100.0"))
        .asKnownOn("2020-03-05")
        .gives(
            "fct_machine_month",
            """
            month      | customer_id | observed_days | hours_run
            2020-01-01 | C1          | 10            | 24.3
            2020-01-01 | C2          | 21            | 51.3
            2020-02-01 | C2          | 29            | 24.4
            2020-03-01 | C2          | 5             |
            """);
  }

  @Test
  void aSwappedMeterGoesOnCountingAndOneThatRestartsIsAnIssue() {
    Folding machine =
        life("in_service_on | in_service_meter_hours | known_at\n"
                + "2020-01-01 | 5.0 | 2020-01-01T00:00:00Z")
            .reading("dim_machine", ONE_OWNER)
            .reading("fct_meter_month", month("2020-01-11", "15.0", "2020-01-31", "35.0"))
            .reading("fct_meter_month", month("2020-02-01", "1.0", "2020-02-29", "29.0"))
            .asKnownOn("2020-02-29");

    machine.gives("fct_machine_month", "month | hours_run\n2020-01-01 | 30.0\n2020-02-01 | 28.0");
    machine.gives(
        "fct_data_issue",
        "rule | severity | occurred_at\nmeter_restarted | info | 2020-02-01T06:00:00Z");
  }

  @Test
  void aReplacedComponentResetsNoWarrantyBecauseExposureDoesNotReadIt() {
    assertThat(new MachineMonthFold().inputs())
        .extracting(Input::table)
        .containsExactlyInAnyOrder("fct_machine_life", "dim_machine", "fct_meter_month");
  }

  private static Folding life(String row) {
    return Folding.of(new MachineMonthFold(), "M1").reading("fct_machine_life", row);
  }

  private static String month(String firstOn, String firstHours, String lastOn, String lastHours) {
    String run = new BigDecimal(lastHours).subtract(new BigDecimal(firstHours)).toString();
    return """
        month | first_on | first_at | first_hours | last_on | last_at | last_hours | hours_run | known_at
        %s-01 | %s | %sT06:00:00Z | %s | %s | %sT18:00:00Z | %s | %s | 2020-02-03T00:00:00Z
        """
        .formatted(
            firstOn.substring(0, 7), firstOn, firstOn, firstHours, lastOn, lastOn, lastHours, run);
  }
}
