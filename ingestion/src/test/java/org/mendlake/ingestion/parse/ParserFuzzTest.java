package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mendlake.ingestion.Topics;

/** Nothing crashes the parser, and what is malformed breaks the right rule. */
class ParserFuzzTest {
  private static final EventParser PARSER = EventParser.declared(Topics.DEFAULT);
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Test
  void hundredThousandSpoiltRecordsBreakTheRuleTheyWereSpoiltBy() {
    MutatedRecords records = new MutatedRecords(20261125);
    Map<Rule, Integer> broken = new EnumMap<>(Rule.class);
    for (int i = 0; i < 100_000; i++) {
      MutatedRecords.Mutated record = records.next();

      Verdict verdict = PARSER.parse(record.delivery());

      assertThat(verdict).as(record.way()).isInstanceOf(Rejection.class);
      Rejection rejection = (Rejection) verdict;
      assertThat(record.rules()).as(record.way() + ": " + rejection).contains(rejection.rule());
      assertThat(rejection.reason()).isNotBlank().hasSizeLessThan(1000);
      broken.merge(rejection.rule(), 1, Integer::sum);
    }
    // What a row of a file breaks is decided before the parser.
    assertThat(broken).hasSize(Rule.values().length - 1).doesNotContainKey(Rule.UNMAPPED_ROW);
  }

  @Test
  void bytesChangedAnywhereAreRefusedUnlessTheyAreStillJson() throws IOException {
    Random random = new Random(7);
    GeneratedEvents generated = new GeneratedEvents(7);
    int accepted = 0;
    for (int i = 0; i < 300; i++) {
      var contract = generated.anyContract();
      var event = generated.event(contract);
      byte[] good = event.toString().getBytes(UTF_8);
      for (int j = 0; j < 100; j++) {
        byte[] bad = good.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
          bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Verdict verdict =
            PARSER.parse(
                new Delivery(
                    Topics.DEFAULT.of(contract.entity()),
                    event.get("subject").textValue().getBytes(UTF_8),
                    bad,
                    java.time.Instant.parse(event.get("recordedat").textValue()).toEpochMilli()));
        boolean isUnparsable =
            verdict instanceof Rejection rejection && rejection.rule() == Rule.UNPARSABLE;
        if (!isUnparsable) {
          assertThat(STRICT.readTree(bad)).as(new String(bad, UTF_8)).isNotNull();
          accepted += verdict instanceof ParsedEvent ? 1 : 0;
        }
      }
    }
    assertThat(accepted).as("a changed letter of a text does no harm").isPositive();
  }
}
