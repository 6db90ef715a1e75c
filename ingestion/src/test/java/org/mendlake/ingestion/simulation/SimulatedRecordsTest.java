package org.mendlake.ingestion.simulation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mendlake.ingestion.parse.ParsedEvent;
import org.mendlake.ingestion.parse.Rejection;
import org.mendlake.ingestion.parse.Rule;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.simulation.reports.Fate;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;

/** What the parser makes of the records is what the simulation says of them. */
class SimulatedRecordsTest {
  /** Rules that no record of the simulation breaks: only the importer sends such rows. */
  private static final Set<Rule> IMPORTED = EnumSet.of(Rule.UNMAPPED_ROW);

  @Test
  void everyRecordIsRefusedUnderItsRuleOrAccepted() throws Exception {
    SimulatedRecords simulated =
        SimulatedRecords.of(
            20_000, 11, Map.of("delivery.malformed", "0.05", "delivery.impossible", "0.05"));

    List<String> found = new ArrayList<>();
    for (OutgoingRecord record : simulated.records()) {
      if (SimulatedRecords.verdict(record) instanceof Rejection rejection) {
        found.add(
            line(
                record.topic(), record.key().orElseThrow(), record.recordedAt(), rejection.rule()));
      }
    }

    List<String> intended = simulated.refused().stream().map(SimulatedRecordsTest::line).toList();
    assertThat(found).isEqualTo(intended);
    assertThat(simulated.refused().stream().map(RecordTally.Refused::rule).collect(toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.copyOf(IMPORTED)));
  }

  @Test
  void thereIsEveryTypeOfEvent() throws Exception {
    SimulatedRecords simulated = SimulatedRecords.of(30_000, 5, Map.of());

    assertThat(simulated.result().tally().counts().get(Fate.ACCEPTED).keySet())
        .isEqualTo(Contracts.declared().all().stream().map(Contract::type).collect(toSet()));
  }

  @Test
  void asManyRecordsAsAskedForAndEachIsCounted() throws Exception {
    for (long events : new long[] {1_000, 1_001, 7_777}) {
      SimulatedRecords simulated = SimulatedRecords.of(events, 3, Map.of());

      RecordTally tally = simulated.result().tally();
      assertThat(simulated.records()).hasSize((int) events);
      assertThat(Arrays.stream(Fate.values()).mapToLong(tally::total).sum()).isEqualTo(events);
      Set<String> distinct = new HashSet<>();
      for (OutgoingRecord record : simulated.records()) {
        if (SimulatedRecords.verdict(record) instanceof ParsedEvent event) {
          distinct.add(event.contentHash() + " " + record.recordedAt());
        }
      }
      assertThat((long) distinct.size())
          .isEqualTo(tally.total(Fate.ACCEPTED) + tally.total(Fate.CONFLICT));
    }
  }

  private static String line(RecordTally.Refused refused) {
    return line("mendlake." + refused.entity(), refused.key(), refused.timestamp(), refused.rule());
  }

  private static String line(String topic, String key, long timestamp, Rule rule) {
    return String.join(" ", topic, key, Long.toString(timestamp), rule.column());
  }
}
