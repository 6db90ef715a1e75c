package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.events.MachineDefinedV1;
import org.mendlake.events.MachineDeliveredV1;
import org.mendlake.events.MachineExchangedV1;
import org.mendlake.events.MachineInstalledV1;
import org.mendlake.events.MachineScrappedV1;
import org.mendlake.events.MachineShippedV1;
import org.mendlake.events.MachineSoldV1;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Payloads;

class MachineLifeFoldTest {

  @Test
  void milestonesStandInTheRowHoweverLateAndInWhateverOrderTheyCame() {
    Folding machine =
        fold(
            installed("2020-02-20", 10),
            delivered("2020-02-18", 12),
            sold("s1", 300, "2020-02-10", "C1"),
            shipped("sh", "2020-01-15", "DOC1"),
            built("2020-01-05"));

    machine.gives(
        "fct_machine_life",
        """
        built_on   | shipped_on | sold_on    | delivered_on | installed_on | in_service_on | in_service_basis | reference_on | product_id | sold_by_id | customer_id
        2020-01-05 | 2020-01-15 | 2020-02-10 | 2020-02-18   | 2020-02-20   | 2020-02-20    | installed        | 2020-02-20   | ZE215      | D1         | C1
        """);
    machine.gives(
        "fct_machine_life",
        """
        build_to_ship_days | ship_to_sale_days | sale_to_delivery_days | delivery_to_installation_days | build_to_service_days | known_at
        10                 | 26                | 8                     | 2                             | 46                    | 2020-10-26T00:00:00Z
        """);
    machine.givesNone("fct_data_issue");
  }

  @Test
  void invertedMilestonesStayAndTheirLagIsAnIssueAndNoNumber() {
    Folding machine = fold(shipped("sh", "2020-03-15", "DOC1"), sold("s1", 90, "2020-02-10", "C1"));

    machine.gives(
        "fct_machine_life",
        "shipped_on | sold_on | ship_to_sale_days | in_service_on | in_service_basis\n"
            + "2020-03-15 | 2020-02-10 | | 2020-02-10 | sold");
    machine.gives(
        "fct_data_issue", "rule | severity | event_id\nmilestones_inverted | warning | s1");
  }

  @Test
  void theDayInServiceIsInstalledElseDeliveredElseSold() {
    fold(sold("s1", 90, "2020-02-10", "C1"))
        .gives("fct_machine_life", "in_service_on | in_service_basis\n2020-02-10 | sold");
    fold(sold("s1", 90, "2020-02-10", "C1"), delivered("2020-02-09", 99))
        .gives("fct_machine_life", "in_service_on | in_service_basis\n2020-02-09 | delivered");
    fold(built("2020-01-05"))
        .gives(
            "fct_machine_life", "in_service_on | in_service_basis | reference_on\n | | 2020-01-05");
  }

  @Test
  void theMeterInServiceIsThatOfTheMilestoneThatGivesTheDay() {
    fold(meterAtInstallation("7.5"), delivered("2020-02-18", 12))
        .gives("fct_machine_life", "in_service_meter_hours\n7.5");
    fold(delivered("2020-02-18", 12)).gives("fct_machine_life", "in_service_meter_hours\n3.5");
    fold(installed("2020-02-20", 10), delivered("2020-02-18", 12))
        .gives("fct_machine_life", "in_service_basis | in_service_meter_hours\ninstalled |");
  }

  @Test
  void theFirstSaleIsTheEarliestAndOthersAreResales() {
    fold(sold("s2", 20, "2020-05-01", "C2"), sold("s1", 90, "2020-02-10", "C1"))
        .gives("fct_machine_life", "sold_on | customer_id | resale_count\n2020-02-10 | C1 | 1");
  }

  @Test
  void oneSaleOrShipmentThatTwoSystemsReportCountsOnce() {
    Folding machine =
        fold(
            sold("s1", 20, "2020-02-10", "C1"),
            sold("s2", 21, "2020-02-10", "C1"),
            shipped("sh1", "2020-01-15", "DOC1"),
            shipped("sh2", "2020-01-11", "DOC1"),
            shipped("sh3", "2020-01-12", null),
            shipped("sh4", "2020-01-13", null));

    machine.gives(
        "fct_machine_life", "resale_count | shipment_count | shipped_on\n0 | 3 | 2020-01-12");
    machine.gives(
        "fct_data_issue",
        "rule | detail_no | event_id\nreported_twice | 1 | sh2\nreported_twice | 2 | s2");
  }

  @Test
  void anAmendedSaleDateMovesTheDayInService() {
    fold(
            sold("s1", 20, "2020-02-10", "C1"),
            event(MachineSoldV1.class, "M1", "a")
                .known(200)
                .amending("s1")
                .saying(MachineSoldV1.class, "sold_on | customer_id\n2020-01-10 | C1"))
        .gives("fct_machine_life", "in_service_on | sold_by_id\n2020-01-10 |");
  }

  @Test
  void theEarlierOfScrapAndExchangeEndsItsLifeAndTheOtherIsAnIssue() {
    Folding machine =
        fold(
            sold("s1", 20, "2020-02-10", "C1"),
            event(MachineScrappedV1.class, "M1", "scrap")
                .saying(MachineScrappedV1.class, "scrapped_on | reason\n2020-06-01 | exported"),
            event(MachineExchangedV1.class, "M1", "swap")
                .saying(
                    MachineExchangedV1.class,
                    "exchanged_on | replacement_machine_id\n2020-03-01 | M2"));

    machine.gives(
        "fct_machine_life",
        "left_on | left_reason | replacement_machine_id\n2020-03-01 | exchanged | M2");
    machine.gives("fct_data_issue", "rule | event_id\nleft_twice | scrap");
  }

  @Test
  void anEndBeforeTheDayInServiceIsAnIssue() {
    fold(
            sold("s1", 20, "2020-02-10", "C1"),
            event(MachineScrappedV1.class, "M1", "scrap")
                .saying(MachineScrappedV1.class, "scrapped_on | reason\n2020-01-01 | stolen"))
        .gives("fct_data_issue", "rule | event_id\nmilestones_inverted | scrap");
  }

  @Test
  void defectsAtDeliveryStandApart() {
    Folding machine =
        fold(
            delivered(
                "2020-02-18",
                12,
                """
                line_no | defect_code  | severity
                1       | S:cab/door/- | 2
                3       | S:boom/-/-   |
                3       | S:pump/-/-   |
                """));

    machine.gives("fct_machine_life", "delivery_defect_count\n2");
    machine.gives(
        "fct_delivery_defect",
        """
        machine_id | line_no | delivered_on | defect_code   | severity
        M1         | 1       | 2020-02-18   | S:cab/door/-  | 2
        M1         | 3       | 2020-02-18   | S:boom/-/-    |
        """);
    machine.gives("fct_data_issue", "rule | severity\nduplicate_line | error");
    machine.givesNone("fct_defect");
  }

  @Test
  void aPriceWithoutCurrencyIsLeftOut() {
    Folding machine =
        fold(
            event(MachineSoldV1.class, "M1", "s1")
                .saying(
                    MachineSoldV1.class,
                    "sold_on | customer_id | price_amount\n2020-02-10 | C1 | 9.50"));

    machine.gives("fct_machine_life", "price_amount | currency\n |");
    machine.gives("fct_data_issue", "rule | severity\ncost_without_currency | error");
  }

  @Test
  void aMachineThatIsOnlyDefinedHasNoLife() {
    fold(event(MachineDefinedV1.class, "M1", "d")
            .saying(MachineDefinedV1.class, "valid_from | built_on\n2020-01-01 | 2019-01-01"))
        .givesNone("fct_machine_life");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new MachineLifeFold(), "M1", events);
  }

  private static Event built(String day) {
    return event(MachineBuiltV1.class, "M1", "b")
        .saying(MachineBuiltV1.class, "product_id | built_on\nZE215 | " + day);
  }

  private static Event shipped(String id, String day, String document) {
    String table = "shipped_on | to_organisation_id | ship_document\n%s | D1 | %s";
    return event(MachineShippedV1.class, "M1", id)
        .saying(MachineShippedV1.class, table.formatted(day, document == null ? "" : document));
  }

  private static Event sold(String id, int known, String day, String customer) {
    return event(MachineSoldV1.class, "M1", id)
        .known(known)
        .saying(
            MachineSoldV1.class,
            "sold_on | customer_id | organisation_id\n%s | %s | D1".formatted(day, customer));
  }

  private static Event installed(String day, int known) {
    return event(MachineInstalledV1.class, "M1", "i")
        .known(known)
        .saying(MachineInstalledV1.class, "installed_on\n" + day);
  }

  private static Event meterAtInstallation(String hours) {
    return event(MachineInstalledV1.class, "M1", "i")
        .saying(MachineInstalledV1.class, "installed_on | meter_hours\n2020-02-20 | " + hours);
  }

  private static Event delivered(String day, int known) {
    return delivered(day, known, "line_no | defect_code");
  }

  private static Event delivered(String day, int known, String defects) {
    return event(MachineDeliveredV1.class, "M1", "d")
        .known(known)
        .saying(
            new MachineDeliveredV1(
                LocalDate.parse(day),
                null,
                "D1",
                null,
                new BigDecimal("3.5"),
                Payloads.read(MachineDeliveredV1.Defect.class, defects)));
  }
}
