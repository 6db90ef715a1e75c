package org.mendlake.ingestion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.mendlake.ingestion.simulation.reports.Fate;
import org.mendlake.ingestion.simulation.reports.RecordTally;

/** Each setting does what it says, and nothing happens where it says zero. */
class SettingsEffectTest {
  private static final long EVENTS = 6_000;

  /** Nothing goes wrong but what the pairs of name and value say. */
  private static SimulatedRecords simulated(String... pairs)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>();
    for (String name :
        List.of(
            "delivery.duplicates",
            "delivery.conflicts",
            "delivery.disorder",
            "delivery.malformed",
            "delivery.impossible",
            "reporting.amendments",
            "reporting.cancellations",
            "reporting.late-dimensions",
            "oddities.rollbacks",
            "oddities.meter-jumps",
            "oddities.meter-swaps",
            "oddities.inverted-milestones")) {
      settings.put(name, "0");
    }
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], pairs[i + 1]);
    }
    return SimulatedRecords.of(EVENTS, 21, settings);
  }

  private static double share(SimulatedRecords simulated, Fate fate) {
    return simulated.result().tally().total(fate) / (double) EVENTS;
  }

  @Test
  void withoutFaultsEveryRecordIsAccepted() throws Exception {
    assertThat(share(simulated(), Fate.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void duplicatesAndConflicts() throws Exception {
    assertThat(share(simulated("delivery.duplicates", "0.25"), Fate.DUPLICATE))
        .isCloseTo(0.2, within(0.02));
    assertThat(share(simulated("delivery.conflicts", "0.25"), Fate.CONFLICT)).isGreaterThan(0.1);
  }

  @Test
  void badRecordsAndWhetherTheRightOneFollows() throws Exception {
    assertThat(share(simulated("delivery.malformed", "0.1"), Fate.REFUSED))
        .isCloseTo(0.09, within(0.02));
    SimulatedRecords followed = simulated("delivery.impossible", "0.1", "delivery.lost", "0");
    assertThat(followed.refused()).isNotEmpty().noneMatch(RecordTally.Refused::isLost);
    SimulatedRecords lost = simulated("delivery.impossible", "0.1", "delivery.lost", "1");
    assertThat(lost.refused()).isNotEmpty().allMatch(RecordTally.Refused::isLost);
  }

  @Test
  void disorderIsDelay() throws Exception {
    long blocks = EVENTS / 8 / 20;

    assertThat(overtaken(simulated())).isLessThan(blocks);
    assertThat(overtaken(simulated("delivery.disorder", "0.3"))).isGreaterThan(EVENTS / 10);
  }

  private static long overtaken(SimulatedRecords simulated) {
    long overtaken = 0;
    for (int i = 1; i < simulated.records().size(); i++) {
      boolean isEarlier =
          simulated.records().get(i).recordedAt() < simulated.records().get(i - 1).recordedAt();
      overtaken += isEarlier ? 1 : 0;
    }
    return overtaken;
  }

  @Test
  void visitsAreKnownAfterTheirDelay() throws Exception {
    double[] equal = hoursUntilKnown(simulated("delay.median-hours", "10", "delay.spread", "0"));
    assertThat(DoubleStream.of(equal).boxed())
        .isNotEmpty()
        .allSatisfy(hours -> assertThat(hours).isCloseTo(10, within(0.001)));

    double[] capped = hoursUntilKnown(simulated("delay.median-hours", "10", "delay.max-days", "1"));
    assertThat(DoubleStream.of(capped).max()).hasValueCloseTo(24.0, within(0.001));
    assertThat(DoubleStream.of(capped).min().orElseThrow()).isLessThan(5);
  }

  private static double[] hoursUntilKnown(SimulatedRecords simulated) throws IOException {
    return simulated.events("visit.completed.v1").stream()
        .mapToDouble(
            visit ->
                Duration.between(time(visit, "time"), time(visit, "recordedat")).toMillis() / 3.6e6)
        .toArray();
  }

  private static Instant time(JsonNode event, String attribute) {
    return Instant.parse(event.get(attribute).asText());
  }

  @Test
  void amendmentsAndCancellations() throws Exception {
    assertThat(operations(simulated(), "amend") + operations(simulated(), "cancel")).isZero();
    assertThat(operations(simulated("reporting.amendments", "0.2"), "amend")).isGreaterThan(100);
    assertThat(operations(simulated("reporting.cancellations", "0.2"), "cancel"))
        .isGreaterThan(100);
  }

  private static long operations(SimulatedRecords simulated, String op) throws IOException {
    return simulated.events("visit.completed.v1").stream()
        .filter(visit -> visit.get("op").asText().equals(op))
        .count();
  }

  @Test
  void lateChangesAreMonthsLate() throws Exception {
    assertThat(monthsLate(simulated("reporting.late-dimensions", "1"))).isEqualTo(1);
    assertThat(monthsLate(simulated("reporting.late-dimensions", "0", "delay.max-days", "20")))
        .isZero();
  }

  private static double monthsLate(SimulatedRecords simulated) throws IOException {
    List<JsonNode> moves = simulated.events("machine.relocated.v1");
    long late =
        moves.stream()
            .filter(
                move ->
                    Duration.between(time(move, "time"), time(move, "recordedat")).toDays() >= 30)
            .count();
    return late / (double) moves.size();
  }

  @Test
  void metersRollBackJumpAndAreSwapped() throws Exception {
    assertThat(odd(simulated())).isZero();
    assertThat(odd(simulated("oddities.rollbacks", "0.2"))).isGreaterThan(100);
    assertThat(odd(simulated("oddities.meter-jumps", "0.2"))).isGreaterThan(100);
    assertThat(odd(simulated("oddities.meter-swaps", "0.5"))).isGreaterThan(10);
  }

  /** Readings below the one of the same machine before, or impossibly far above it. */
  private static long odd(SimulatedRecords simulated) throws IOException {
    Map<String, JsonNode> last = new HashMap<>();
    long odd = 0;
    List<JsonNode> readings =
        simulated.events("meter.read.v1").stream()
            .sorted((a, b) -> time(a, "time").compareTo(time(b, "time")))
            .toList();
    for (JsonNode reading : readings) {
      JsonNode before = last.put(reading.at("/data/machine_id").asText(), reading);
      if (before != null) {
        double difference =
            reading.at("/data/meter_hours").asDouble() - before.at("/data/meter_hours").asDouble();
        double passed =
            Duration.between(time(before, "time"), time(reading, "time")).toMillis() / 3.6e6;
        odd += difference < 0 || difference > passed + 0.1 ? 1 : 0;
      }
    }
    return odd;
  }

  @Test
  void milestonesAreInverted() throws Exception {
    assertThat(inverted(simulated())).isZero();
    assertThat(inverted(simulated("oddities.inverted-milestones", "1"))).isGreaterThan(30);
  }

  private static long inverted(SimulatedRecords simulated) throws IOException {
    Map<String, LocalDate> delivered = new HashMap<>();
    for (JsonNode event : simulated.events("machine.delivered.v1")) {
      delivered.put(
          event.get("subject").asText(), LocalDate.parse(event.at("/data/delivered_on").asText()));
    }
    Map<String, LocalDate> sold = new HashMap<>();
    for (JsonNode event : simulated.events("machine.sold.v1")) {
      sold.merge(
          event.get("subject").asText(),
          LocalDate.parse(event.at("/data/sold_on").asText()),
          (a, b) -> a.isBefore(b) ? a : b);
    }
    return delivered.entrySet().stream()
        .filter(machine -> sold.containsKey(machine.getKey()))
        .filter(machine -> sold.get(machine.getKey()).isAfter(machine.getValue()))
        .count();
  }

  @Test
  void pumpsOfBadLotsFailEarly() throws Exception {
    assertThat(shareOfBadPumpsFailed(simulated("bad-lot.quarters", "0"))).isLessThan(0.5);
    assertThat(
            shareOfBadPumpsFailed(simulated("bad-lot.quarters", "8", "bad-lot.scale-hours", "50")))
        .isGreaterThan(0.8);
  }

  /** Of the pumps built in that are of the eight quarters that may be bad. */
  private static double shareOfBadPumpsFailed(SimulatedRecords simulated) throws IOException {
    Set<String> failed = new HashSet<>();
    for (JsonNode event : simulated.events("visit.part-replaced.v1")) {
      if (event.at("/data/reason").asText().equals("failed")) {
        failed.add(event.at("/data/removed_serial").asText());
      }
    }
    Set<String> bad = new HashSet<>();
    for (JsonNode event : simulated.events("machine.built.v1")) {
      for (JsonNode component : event.at("/data/components")) {
        String lot = component.get("lot").asText();
        if (component.get("position").asText().equals("PUMP")
            && lot.compareTo("S-KD/2022Q3") >= 0
            && lot.compareTo("S-KD/2024Q2") <= 0) {
          bad.add(component.get("serial").asText());
        }
      }
    }
    assertThat(bad).hasSizeGreaterThan(4);
    return bad.stream().filter(failed::contains).count() / (double) bad.size();
  }
}
