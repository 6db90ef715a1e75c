package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One machine with everything that can happen to it, through the real runner. */
class MachineBuildTest {

  @TempDir Path folder;

  @Test
  void theLifeOfAMachineFollowsFromItsEventsThroughEveryFold() {
    TestWarehouse warehouse = TestWarehouse.unbuilt(folder);
    warehouse.feed(events());

    warehouse.build("2020-03-31");

    assertThat(rows(warehouse, "fct_machine_life", "in_service_on", "in_service_basis"))
        .containsExactly("2020-01-20 installed");
    assertThat(
            rows(
                warehouse,
                "fct_machine_month",
                "spell_from",
                "observed_days",
                "hours_run",
                "customer_id"))
        .containsExactly(
            "2020-01-20 12 30.0 C1",
            "2020-02-01 14 35.0 C1",
            "2020-02-15 15 37.5 C2",
            "2020-03-01 31 null C2");
    assertThat(rows(warehouse, "fct_component_life", "life_no", "end_reason", "age_days"))
        .containsExactly("1 failed 41", "2 null null");
    assertThat(rows(warehouse, "fct_machine_visit", "visit_number", "months_in_service"))
        .containsExactly("1 1");
    assertThat(rows(warehouse, "fct_machine_life", "warranty_months", "warranty_hours"))
        .containsExactly("24 100");
    assertThat(rows(warehouse, "fct_machine_month", "spell_from", "warranty_days"))
        .containsExactly("2020-01-20 12", "2020-02-01 14", "2020-02-15 14", "2020-03-01 0");
    assertThat(
            rows(
                warehouse,
                "fct_warranty_claim",
                "DATE(known_from) AS known_on",
                "status",
                "claimed_amount",
                "known_to IS NULL"))
        .containsExactly(
            "2020-03-05 submitted 100.00 false",
            "2020-03-07 submitted 80.00 false",
            "2020-03-09 approved 80.00 true");
    assertThat(rows(warehouse, "fct_service_case", "minutes_open")).containsExactly("60");
    assertThat(rows(warehouse, "bridge_organisation", "organisation_id", "ancestor_id"))
        .containsExactly("D1 D1", "D1 HQ", "HQ HQ");
    assertThat(warehouse.table("fct_data_issue").collectAsList()).isEmpty();
    Row month = warehouse.table("fct_machine_month").first();
    assertThat(month.<Long>getAs("machine_key")).isNotEqualTo(-1L);
    assertThat(month.<Long>getAs("responsible_key")).isNotEqualTo(-1L);
  }

  /** A slip of the pen in a year must not stop the builds of everything else. */
  @Test
  @Tag("slow")
  void daysAtBothEndsOfTheCalendarAreRowsLikeAnyOther() {
    TestWarehouse warehouse = TestWarehouse.built(folder);
    Instant first = Instant.parse("0001-01-02T00:00:00Z");
    Instant last = Instant.parse("9999-12-30T00:00:00Z");
    warehouse.feed(
        List.of(
            event("machine.sold.v1", "M1", "2020-01-15", sale("9999-12-31")),
            event("machine.sold.v1", "M2", "2020-01-15", sale("0001-01-01")),
            event("machine.scrapped.v1", "M2", "2020-01-15", scrap("0001-02-10")),
            new TestEvent(
                "case.opened.v1",
                "K1",
                "opened",
                first,
                first,
                "create",
                null,
                "{\"symptom\":\"no power\",\"channel\":\"hotline\"}"),
            new TestEvent(
                "case.closed.v1",
                "K1",
                "closed",
                last,
                first,
                "create",
                null,
                "{\"outcome\":\"repaired\"}")));

    warehouse.build("2020-03-31");

    assertThat(rows(warehouse, "fct_machine_month", "spell_from", "observed_days"))
        .containsExactly("0001-01-01 31", "0001-02-01 9", "9999-12-31 0");
    assertThat(rows(warehouse, "fct_service_case", "minutes_open")).containsExactly("5258960640");
    assertThat(warehouse.rebuild("2020-03-31").tables()).isEmpty();
  }

  private static String sale(String day) {
    return "{\"sold_on\":\"" + day + "\",\"customer_id\":\"C1\"}";
  }

  private static String scrap(String day) {
    return "{\"scrapped_on\":\"" + day + "\",\"reason\":\"scrapped\"}";
  }

  private static List<String> rows(TestWarehouse warehouse, String table, String... columns) {
    List<String> lines = new ArrayList<>();
    Dataset<Row> selected = warehouse.table(table).selectExpr(columns);
    for (Row row : selected.orderBy(selected.columns()[0]).collectAsList()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        cells.add(
            row.get(i) instanceof BigDecimal number
                ? number.toPlainString()
                : String.valueOf(row.get(i)));
      }
      lines.add(String.join(" ", cells));
    }
    return lines;
  }

  private static List<TestEvent> events() {
    return List.of(
        event(
            "organisation.defined.v1",
            "HQ",
            "2019-01-01",
            "{\"valid_from\":\"2019-01-01\",\"name\":\"HQ\",\"level\":\"headquarters\"}"),
        event(
            "organisation.defined.v1",
            "D1",
            "2019-01-01",
            "{\"valid_from\":\"2019-01-01\",\"name\":\"D\",\"level\":\"dealer\",\"parent_id\":\"HQ\"}"),
        event(
            "warranty-policy.defined.v1",
            "W2",
            "2019-01-01",
            "{\"valid_from\":\"2019-01-01\",\"name\":\"Two years\",\"months\":24,\"hours\":100}"),
        event(
            "machine.built.v1",
            "M1",
            "2020-01-05",
            """
            {"product_id":"ZE215","built_on":"2020-01-05","components":[{"part_id":"PUMP",
             "position":"pump","serial":"A1","supplier_id":"S1","lot":"L1"}]}
            """),
        event(
            "machine.sold.v1",
            "M1",
            "2020-01-15",
            """
            {"sold_on":"2020-01-15","organisation_id":"D1","customer_id":"C1",
             "warranty_policy_id":"W2"}
            """),
        event("machine.installed.v1", "M1", "2020-01-20", "{\"installed_on\":\"2020-01-20\"}"),
        event(
            "machine.owner-changed.v1",
            "M1",
            "2020-02-15",
            "{\"changed_on\":\"2020-02-15\",\"customer_id\":\"C2\"}"),
        event(
            "meter.read.v1",
            "M1/2020-03",
            "2020-03-01",
            "{\"machine_id\":\"M1\",\"meter_hours\":102.5,\"source\":\"telematics\"}"),
        event(
            "visit.completed.v1",
            "V1",
            "2020-03-01",
            "{\"machine_id\":\"M1\",\"currency\":\"CNY\"}"),
        event(
            "visit.part-replaced.v1",
            "V1",
            "2020-03-01",
            """
            {"machine_id":"M1","part_id":"PUMP","position":"pump","removed_serial":"A1",
             "fitted_serial":"A2","supplier_id":"S1","lot":"L2","reason":"failed"}
            """),
        event(
            "claim.submitted.v1",
            "CL1/1",
            "2020-03-05",
            """
            {"claim_no":"CL1","line_no":1,"visit_id":"V1","machine_id":"M1","line_type":"part",
             "failed_on":"2020-03-01","claimed_amount":100.00,"currency":"CNY"}
            """),
        event(
            "claim.adjusted.v1",
            "CL1/1",
            "2020-03-07",
            "{\"claimed_amount\":80.00,\"currency\":\"CNY\"}"),
        event(
            "claim.reviewed.v1",
            "CL1/1",
            "2020-03-09",
            "{\"decision\":\"approved\",\"approved_amount\":80.00,\"currency\":\"CNY\"}"),
        event(
            "case.opened.v1",
            "K1",
            "2020-02-28",
            "{\"machine_id\":\"M1\",\"symptom\":\"no power\",\"channel\":\"hotline\"}"),
        closed());
  }

  private static TestEvent event(String type, String key, String day, String data) {
    return TestEvent.create(type, key, type + "@" + day, day, data);
  }

  private static TestEvent closed() {
    Instant at = Instant.parse("2020-02-28T05:00:00Z");
    return new TestEvent(
        "case.closed.v1", "K1", "closed", at, at, "create", null, "{\"outcome\":\"repaired\"}");
  }
}
