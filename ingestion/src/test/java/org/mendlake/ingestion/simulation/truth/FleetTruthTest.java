package org.mendlake.ingestion.simulation.truth;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold of any truth, whatever happened. */
class FleetTruthTest {
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static SimulatedFacts facts;

  @BeforeAll
  static void simulate() throws Exception {
    facts =
        SimulatedFacts.asOf(
            LAST,
            25_000,
            Map.of(
                "delivery.malformed", "0.02",
                "reporting.amendments", "0.1",
                "reporting.cancellations", "0.05",
                "oddities.inverted-milestones", "0.2",
                "oddities.rollbacks", "0.05",
                "oddities.meter-swaps", "0.2"));
  }

  @Test
  void everyFactHasRowsInTheOrderOfItsKey() {
    for (Fact fact : Fact.values()) {
      List<CSVRecord> rows = facts.of(fact);
      assertThat(rows).as(fact.table()).hasSizeGreaterThan(100);
      assertThat(rows.stream().map(row -> row.get(0)).toList())
          .as(fact.table())
          .isSortedAccordingTo(Comparator.naturalOrder());
    }
  }

  @Test
  void observedDaysAddUpFromServiceToTheEnd() {
    Map<String, List<CSVRecord>> months = by(Fact.MACHINE_MONTH, "machine_id");
    for (CSVRecord life : facts.of(Fact.MACHINE_LIFE)) {
      List<CSVRecord> rows = months.getOrDefault(life.get("machine_id"), List.of());
      if (life.get("in_service_on").isEmpty()) {
        assertThat(rows).isEmpty();
        continue;
      }
      LocalDate from = LocalDate.parse(life.get("in_service_on"));
      LocalDate end = LAST.plusDays(1);
      if (!life.get("left_on").isEmpty() && LocalDate.parse(life.get("left_on")).isBefore(end)) {
        end = LocalDate.parse(life.get("left_on"));
      }
      assertThat(rows.stream().mapToLong(row -> whole(row, "observed_days")).sum())
          .as(life.toString())
          .isEqualTo(Math.max(0, ChronoUnit.DAYS.between(from, end)));
      LocalDate next = from;
      for (CSVRecord row : rows) {
        assertThat(row.get("spell_from")).isEqualTo(next.toString());
        next = LocalDate.parse(row.get("spell_to"));
        assertThat(row.get("month")).isEqualTo(row.get("spell_from").substring(0, 8) + "01");
        assertThat(next.minusDays(1).toString()).startsWith(row.get("month").substring(0, 7));
        if (!row.get("warranty_days").isEmpty()) {
          assertThat(whole(row, "warranty_days")).isBetween(0L, whole(row, "observed_days"));
        }
      }
    }
  }

  @Test
  void warrantyCoversTheFirstMonthsAndNotTheLast() {
    for (Map.Entry<String, List<CSVRecord>> machine :
        by(Fact.MACHINE_MONTH, "machine_id").entrySet()) {
      boolean isOver = false;
      for (CSVRecord row : machine.getValue()) {
        if (!row.get("warranty_days").isEmpty()) {
          assertThat(isOver && whole(row, "warranty_days") > 0).as(row.toString()).isFalse();
          isOver = whole(row, "warranty_days") < whole(row, "observed_days");
        }
      }
    }
  }

  @Test
  void oneComponentFollowsAnother() {
    Map<String, List<CSVRecord>> positions =
        facts.of(Fact.COMPONENT_LIFE).stream()
            .collect(groupingBy(row -> row.get("machine_id") + " " + row.get("position")));
    positions.forEach(
        (position, lives) -> {
          for (int i = 0; i < lives.size(); i++) {
            CSVRecord life = lives.get(i);
            assertThat(life.get("life_no")).isEqualTo(Integer.toString(i + 1));
            if (i + 1 < lives.size()) {
              assertThat(life.get("removed_on")).isEqualTo(lives.get(i + 1).get("fitted_on"));
            } else {
              assertThat(life.get("end_reason")).isIn("", "machine_left");
            }
          }
        });
    assertThat(facts.of(Fact.COMPONENT_LIFE).stream().filter(r -> !r.get("visit_id").isEmpty()))
        .hasSameSizeAs(facts.of(Fact.PART_REPLACEMENT));
  }

  @Test
  void costsOfLinesAddUpToTheVisit() {
    Map<String, BigDecimal> lines = new TreeMap<>();
    facts
        .of(Fact.REPAIR_LINE)
        .forEach(
            line ->
                lines.merge(
                    line.get("visit_id"),
                    new BigDecimal(line.get("cost_amount")),
                    BigDecimal::add));

    assertThat(
            facts.of(Fact.REPAIR_VISIT).stream()
                .collect(
                    toMap(
                        visit -> visit.get("visit_id"),
                        visit -> new BigDecimal(visit.get("cost_amount")))))
        .isEqualTo(lines);
  }

  @Test
  void versionsOfAClaimFollowEachOtherAndTheLastIsOpen() {
    by(Fact.WARRANTY_CLAIM, "claim_line_id")
        .forEach(
            (line, versions) -> {
              for (int i = 0; i < versions.size(); i++) {
                String to = versions.get(i).get("known_to");
                if (i + 1 < versions.size()) {
                  assertThat(Instant.parse(to))
                      .isBeforeOrEqualTo(Instant.parse(versions.get(i + 1).get("known_from")))
                      .isAfter(Instant.parse(versions.get(i).get("known_from")));
                }
              }
            });
    assertThat(facts.of(Fact.WARRANTY_CLAIM).stream().filter(row -> row.get("known_to").isEmpty()))
        .hasSizeGreaterThan(500);
  }

  @Test
  void readingsThatAreAcceptedAddUpToTheMonth() {
    Map<String, BigDecimal> deltas = new TreeMap<>();
    for (CSVRecord reading : facts.of(Fact.METER_READING)) {
      String delta = reading.get("hours_delta");
      deltas.merge(
          reading.get("meter_month_id"),
          new BigDecimal(delta.isEmpty() ? "0.0" : delta),
          BigDecimal::add);
    }

    assertThat(
            facts.of(Fact.METER_MONTH).stream()
                .collect(
                    toMap(
                        month -> month.get("meter_month_id"),
                        month -> new BigDecimal(month.get("hours_run")))))
        .isEqualTo(deltas);
    assertThat(facts.of(Fact.METER_READING).stream().map(row -> row.get("quality")).distinct())
        .containsExactlyInAnyOrder("ok", "rollback", "impossible_rate", "meter_swap");
  }

  @Test
  void whatIsKnownLaterChangesNothingOfAnEarlierDay() throws Exception {
    LocalDate earlier = LocalDate.of(2024, 3, 31);
    Instant end = Instant.parse("2024-03-31T16:00:00Z");
    SimulatedFacts then = SimulatedFacts.asOf(earlier, 25_000, Map.of());
    SimulatedFacts now = SimulatedFacts.asOf(LAST, 25_000, Map.of());
    Function<CSVRecord, String> key = row -> row.get("claim_line_id") + row.get("known_from");
    Map<String, CSVRecord> all =
        now.of(Fact.WARRANTY_CLAIM).stream().collect(toMap(key, row -> row));

    assertThat(then.of(Fact.WARRANTY_CLAIM)).hasSizeGreaterThan(100);
    for (CSVRecord row : then.of(Fact.WARRANTY_CLAIM)) {
      CSVRecord same = all.get(key.apply(row));
      assertThat(row.toList().subList(3, row.size()))
          .isEqualTo(same.toList().subList(3, row.size()));
      boolean isOpenThen =
          same.get("known_to").isEmpty() || !Instant.parse(same.get("known_to")).isBefore(end);
      assertThat(row.get("known_to")).isEqualTo(isOpenThen ? "" : same.get("known_to"));
    }
    assertThat(then.of(Fact.MACHINE_MONTH).stream().map(row -> row.get("spell_to")))
        .allSatisfy(day -> assertThat(day).isLessThanOrEqualTo("2024-04-01"));
  }

  private static Map<String, List<CSVRecord>> by(Fact fact, String column) {
    return facts.of(fact).stream().collect(groupingBy(row -> row.get(column)));
  }

  private static long whole(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }
}
