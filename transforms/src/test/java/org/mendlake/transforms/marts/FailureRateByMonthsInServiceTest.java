package org.mendlake.transforms.marts;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.warranty.InServiceFleet;
import org.mendlake.statistics.warranty.InServiceFleetBuilder;
import org.mendlake.statistics.warranty.RepairMonth;
import org.mendlake.statistics.warranty.RepairsPerThousand;
import org.mendlake.transforms.run.MartTrial;

class FailureRateByMonthsInServiceTest {
  private static final List<String> MACHINE_SCOPES =
      List.of("fleet", "product", "build_month", "dealer", "centre");

  @Test
  void aMonthHoldsWhoCompletedItAndWhatFailedInIt() {
    // M2 leaves on 16 March: 15 of the 31 days from 29 February to 31 March
    MartTrial.of("failure_rate_by_months_in_service")
        .asKnownOn(LocalDate.of(2024, 4, 30))
        .given(
            "fct_machine_life",
            """
            machine_id | product_id | built_on   | sold_by_id | in_service_on | left_on
            M1         | ZE         | 2023-12-05 | D1         | 2024-01-31    |
            M2         | ZE         | 2023-12-20 | D1         | 2024-01-31    | 2024-03-16
            M3         | ZE         | 2023-12-20 | D1         |               |
            """)
        .given("dim_product", "product_id | name | valid_to\nZE | Old | 2020-01-01\nZE | Ada |")
        .given(
            "bridge_organisation",
            """
            organisation_id | ancestor_id | ancestor_level | is_nearest | valid_from | valid_to
            D1              | C0          | centre         | true       | 0001-01-01 | 2020-01-01
            D1              | C1          | centre         | true       | 2020-01-01 |
            D1              | HQ          | headquarters   | true       | 2020-01-01 |
            """)
        .given(
            "fct_defect",
            """
            visit_id | machine_id | visit_date
            V0       | M1         | 2024-01-31
            V1       | M1         | 2024-02-29
            V1       | M1         | 2024-02-29
            V2       | M2         | 2024-03-10
            V3       | M2         | 2024-03-20
            V4       | M1         | 2024-05-01
            V5       | M9         | 2024-03-01
            """)
        .expect(
            lines(
                "scope | scope_id | scope_name | months_in_service | exposed_units | failures"
                    + " | surviving_units | first_failures | rate_reason",
                """
                1 | 2.000000 | 2 | 2.000000 | 1 |
                2 | 1.483871 | 1 | 0.483871 | 1 |
                3 | 1.000000 | 0 | 0.000000 | 0 |
                """,
                "fleet | (fleet) | (fleet)",
                "product | ZE | Ada",
                "build_month | 2023-12 | 2023-12",
                "dealer | D1 | D1",
                "centre | C1 | C1"));
  }

  @Test
  void aMonthYoungerThanTheReportingLagDoesNotCount() {
    // 18 of 20 visits are known at once, 2 after 30 days: the 95th percentile is 30 days
    StringBuilder visits = new StringBuilder("visit_id | machine_id | visit_date | known_at\n");
    for (int i = 0; i < 20; i++) {
      visits.append("V").append(i).append(" | M1 | 2024-02-10 | ");
      visits.append(i < 18 ? "2024-02-10" : "2024-03-11").append(" 12:00:00\n");
    }
    MartTrial.of("failure_rate_by_months_in_service")
        .asKnownOn(LocalDate.of(2024, 4, 30))
        .given("fct_machine_life", "machine_id | in_service_on\nM1 | 2024-01-31")
        .given("fct_repair_visit", visits.toString())
        .given(
            "fct_defect",
            "visit_id | machine_id | visit_date\nV1 | M1 | 2024-02-10\nV2 | M1 | 2024-04-29")
        .expect(
            lines(
                "scope | months_in_service | exposed_units | failures | failures_per_1000"
                    + " | cumulative_per_1000 | immature_units | reporting_lag_days | rate_reason",
                """
                1 | 1.000000 | 1 | 1000.0 | 1000.0 | 0 | 30 |
                2 | 1.000000 | 0 | 0.0    | 1000.0 | 0 | 30 |
                3 | 0.000000 | 0 |        |        | 1 | 30 | immature
                """,
                MACHINE_SCOPES.toArray(String[]::new)));
  }

  @Test
  void aSupplierLotCountsItsComponentsUntilTheyEnd() {
    MartTrial.of("failure_rate_by_months_in_service")
        .asKnownOn(LocalDate.of(2024, 3, 31))
        .given(
            "fct_component_life",
            """
            machine_id | position | life_no | part_id | supplier_id | lot | exposed_from | removed_on | end_reason
            M1         | pump     | 1       | PUMP    | S1          | L7  | 2024-01-31   | 2024-02-10 | failed
            M1         | pump     | 2       | PUMP    | S1          | L8  | 2024-02-10   |            |
            M2         | pump     | 1       | PUMP    | S1          | L7  | 2024-01-31   |            |
            M3         | pump     | 1       | PUMP    | S1          | L7  | 2024-01-31   | 2024-02-15 | machine_left
            M4         | pump     | 1       | PUMP    | S1          |     | 2024-01-31   |            |
            M5         | pump     | 1       | PUMP    | S1          | L7  |              |            |
            """)
        .expect(
            """
            scope        | scope_id   | months_in_service | exposed_units | failures
            supplier_lot | PUMP S1 L7 | 1                 | 1.827586      | 1
            supplier_lot | PUMP S1 L7 | 2                 | 1.000000      | 0
            supplier_lot | PUMP S1 L8 | 1                 | 1.000000      | 0
            """);
  }

  @Test
  void itAgreesWithTheRatesThatStatisticsTakesFromSingleMachines() {
    Random random = new Random(7);
    LocalDate day = LocalDate.of(2024, 6, 30);
    StringBuilder lives = new StringBuilder("machine_id | in_service_on | left_on\n");
    StringBuilder defects = new StringBuilder("visit_id | machine_id | visit_date\n");
    InServiceFleetBuilder fleet = InServiceFleet.asOf(day);
    for (int i = 0; i < 40; i++) {
      String machine = "M" + i;
      LocalDate from = LocalDate.of(2023, 8, 1).plusDays(random.nextInt(330));
      LocalDate left = from.plusDays(1 + random.nextInt(400));
      boolean leaves = random.nextBoolean() && !left.isAfter(day);
      lives.append(machine).append(" | ").append(from).append(" | ");
      lives.append(leaves ? left : "").append('\n');
      fleet.machine(machine, "b", from);
      LocalDate last = leaves ? left.minusDays(1) : day;
      if (leaves) {
        fleet.left(machine, last);
      }
      for (int k = random.nextInt(4); k > 0; k--) {
        LocalDate failed = from.plusDays(random.nextInt(330));
        if (!failed.isAfter(last)) {
          defects.append("V | ").append(machine).append(" | ").append(failed).append('\n');
          fleet.failed(machine, failed);
        }
      }
    }
    RepairsPerThousand rates = RepairsPerThousand.of(fleet.build(), 12, 0).orElseThrow();
    StringBuilder expected = new StringBuilder();
    for (RepairMonth month : rates.total().months()) {
      if (month.exposed() > 0) {
        expected.append(month.month()).append(" | ").append(sixDigits(month.exposed()));
        expected.append(" | ").append(month.failures()).append(" | ");
        expected.append(sixDigits(month.survivors())).append(" | ");
        expected.append(month.firstFailures()).append('\n');
      }
    }
    MartTrial.of("failure_rate_by_months_in_service")
        .asKnownOn(day)
        .given("fct_machine_life", lives.toString())
        .given("fct_defect", defects.toString())
        .expect(
            lines(
                "scope | months_in_service | exposed_units | failures | surviving_units"
                    + " | first_failures",
                expected.toString(),
                MACHINE_SCOPES.toArray(String[]::new)));
  }

  @Test
  void aUnitCountsInItsFirstFiftyYearsOnly() {
    StringBuilder expected = new StringBuilder("scope_id | months_in_service | exposed_units");
    expected.append(" | failures | immature_units | failed_per_1000\n");
    for (int month = 1; month <= 600; month++) {
      expected.append("PUMP S1 L7 | ").append(month).append(" | 2.000000 | 0 | 0 | 0.0\n");
    }
    MartTrial.of("failure_rate_by_months_in_service")
        .asKnownOn(LocalDate.of(2024, 3, 31))
        .given(
            "fct_component_life",
            """
            machine_id | position | life_no | part_id | supplier_id | lot | exposed_from | removed_on | end_reason
            M1         | pump     | 1       | PUMP    | S1          | L7  | 1950-01-31   |            |
            M2         | pump     | 1       | PUMP    | S1          | L7  | 1950-01-31   | 2010-02-10 | failed
            """)
        .expect(expected.toString());
  }

  @Test
  void whoLeavesBeforeAMonthIsOverOrEntersLaterIsInNoMonth() {
    MartTrial.of("failure_rate_by_months_in_service")
        .asKnownOn(LocalDate.of(2024, 3, 31))
        .given(
            "fct_machine_life",
            """
            machine_id | in_service_on | left_on
            M1         | 2024-03-01    |
            M2         | 2024-03-31    |
            M3         | 2024-04-01    |
            M4         | 2024-01-10    | 2024-01-10
            M5         | 2024-01-10    | 2024-01-11
            M6         | 2024-03-15    | 2024-03-20
            """)
        .given(
            "fct_defect",
            """
            visit_id | machine_id | visit_date
            V1       | M1         | 2024-03-20
            V4       | M4         | 2024-01-10
            V6       | M6         | 2024-03-16
            """)
        .expect("scope | months_in_service | exposed_units");
  }

  @Test
  void everyMonthIsWhatALookAtEachUnitInThatMonthFinds() {
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      LocalDate day = LocalDate.of(2024, 2, 29).plusDays(random.nextInt(3));
      int lag = List.of(0, 1, 45, 400).get(seed);
      List<Unit> units = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        LocalDate from = day.minusDays(random.nextInt(460) - 20L);
        LocalDate start = random.nextBoolean() ? from : from.withDayOfMonth(from.lengthOfMonth());
        LocalDate left = random.nextInt(3) > 0 ? null : start.plusDays(random.nextInt(200));
        List<LocalDate> failures = new ArrayList<>();
        for (int k = random.nextInt(4); k > 0; k--) {
          failures.add(start.plusDays(random.nextInt(460) - 5L));
        }
        units.add(new Unit("M" + i, start, left, failures));
      }
      StringBuilder lives = new StringBuilder("machine_id | in_service_on | left_on\n");
      StringBuilder defects = new StringBuilder("visit_id | machine_id | visit_date\n");
      for (Unit unit : units) {
        lives.append(unit.id()).append(" | ").append(unit.from()).append(" | ");
        lives.append(unit.left() == null ? "" : unit.left()).append('\n');
        for (LocalDate failed : unit.failures()) {
          defects.append("V | ").append(unit.id()).append(" | ").append(failed).append('\n');
        }
      }
      LocalDate known = LocalDate.of(2023, 1, 1).plusDays(lag);
      String serving = units.stream().filter(u -> !u.from().isAfter(day)).toList().get(0).id();
      MartTrial.of("failure_rate_by_months_in_service")
          .asKnownOn(day)
          .given("fct_machine_life", lives.toString())
          .given("fct_defect", defects.toString())
          .given(
              "fct_repair_visit",
              "visit_id | machine_id | visit_date | known_at\nV | %s | 2023-01-01 | %s 12:00:00"
                  .formatted(serving, known))
          .expect(
              lines(
                  "scope | months_in_service | exposed_units | failures | surviving_units"
                      + " | first_failures | immature_units",
                  months(units, day, day.minusDays(lag)),
                  MACHINE_SCOPES.toArray(String[]::new)));
    }
  }

  /** A machine and when it failed; {@code left} is null while it is in the fleet. */
  private record Unit(String id, LocalDate from, LocalDate left, List<LocalDate> failures) {

    /** Failures while it was in the fleet, after its first day. */
    List<LocalDate> counted(LocalDate last) {
      return failures.stream().filter(f -> f.isAfter(from) && !f.isAfter(last)).toList();
    }

    LocalDate last(LocalDate day) {
      return left == null || left.isAfter(day) ? day : left.minusDays(1);
    }
  }

  /** Month by month and unit by unit, as the mart is described. */
  private static String months(List<Unit> units, LocalDate day, LocalDate matureTo) {
    StringBuilder lines = new StringBuilder();
    for (int month = 1; month <= 20; month++) {
      BigDecimal exposed = BigDecimal.ZERO;
      BigDecimal surviving = BigDecimal.ZERO;
      long failures = 0;
      long firstFailures = 0;
      long immature = 0;
      long seen = 0;
      for (Unit unit : units) {
        LocalDate from = unit.from().plusMonths(month - 1L);
        LocalDate to = unit.from().plusMonths(month);
        LocalDate last = unit.last(day);
        if (to.isAfter(day) || !last.isAfter(from)) {
          continue;
        }
        seen++;
        if (to.isAfter(matureTo)) {
          immature++;
          continue;
        }
        BigDecimal part =
            BigDecimal.valueOf(DAYS.between(from, last.isBefore(to) ? last : to))
                .divide(BigDecimal.valueOf(DAYS.between(from, to)), 10, RoundingMode.HALF_UP);
        List<LocalDate> counted = unit.counted(last);
        boolean failedBefore = counted.stream().anyMatch(f -> !f.isAfter(from));
        long inMonth = counted.stream().filter(f -> f.isAfter(from) && !f.isAfter(to)).count();
        exposed = exposed.add(part);
        failures += inMonth;
        surviving = failedBefore ? surviving : surviving.add(part);
        firstFailures += !failedBefore && inMonth > 0 ? 1 : 0;
      }
      if (seen > 0) {
        lines.append(month).append(" | ").append(exposed.setScale(6, RoundingMode.HALF_UP));
        lines.append(" | ").append(failures).append(" | ");
        lines.append(surviving.setScale(6, RoundingMode.HALF_UP)).append(" | ");
        lines.append(firstFailures).append(" | ").append(immature).append('\n');
      }
    }
    return lines.toString();
  }

  private static String sixDigits(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
  }

  /** The same lines behind each beginning. */
  private static String lines(String columns, String same, String... beginnings) {
    StringBuilder all = new StringBuilder(columns).append('\n');
    for (String beginning : beginnings) {
      same.lines().forEach(line -> all.append(beginning).append(" | ").append(line).append('\n'));
    }
    return all.toString();
  }
}
