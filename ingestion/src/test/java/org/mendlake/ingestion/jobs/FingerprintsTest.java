package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

  /** Few numbers, so that parts of fingerprints are equal, and zeros that mark a free slot. */
  @Property
  void aSetHoldsWhatWasAddedAndNothingElse(
      @ForAll @Size(max = 60) List<@LongRange(min = -3, max = 3) Long> some,
      @ForAll @Size(max = 60) List<@LongRange(min = -3, max = 3) Long> more) {
    List<Fingerprint> added = pairs(some);
    Fingerprints set = new Fingerprints(added.size());
    Set<Fingerprint> expected = new HashSet<>();

    for (Fingerprint each : added) {
      assertThat(set.add(each)).isEqualTo(expected.add(normal(each)));
    }

    for (Fingerprint each : pairs(more)) {
      assertThat(set.contains(each)).as("%s", each).isEqualTo(expected.contains(normal(each)));
    }
  }

  /** The one fingerprint that cannot be told from another. */
  private static Fingerprint normal(Fingerprint one) {
    return one.first() == 0 && one.second() == 0 ? new Fingerprint(0, 1) : one;
  }

  private static List<Fingerprint> pairs(List<Long> numbers) {
    return IntStream.range(0, numbers.size() / 2)
        .mapToObj(i -> new Fingerprint(numbers.get(2 * i) << 60, numbers.get(2 * i + 1)))
        .toList();
  }

  @Test
  void whateverDiffersMakesAnotherFingerprint() {
    UTF8String hash = UTF8String.fromString("0123456789abcdef0123456789abcdef".repeat(2));
    UTF8String head = UTF8String.fromString("0123456789abcdee0123456789abcdef".repeat(2));
    UTF8String neck = UTF8String.fromString("0123456789abcdef0123456789abcdee".repeat(2));
    UTF8String topic = UTF8String.fromString("topic");
    Set<Fingerprint> all =
        Set.of(
            Fingerprint.ofEvent(hash, 1),
            Fingerprint.ofEvent(hash, 2),
            Fingerprint.ofEvent(head, 1),
            Fingerprint.ofEvent(neck, 1),
            Fingerprint.ofRecord(topic, 0, 7),
            Fingerprint.ofRecord(topic, 7, 0),
            Fingerprint.ofRecord(topic, 1, 7),
            Fingerprint.ofRecord(topic, 0, 8),
            Fingerprint.ofRecord(UTF8String.fromString("other"), 0, 7));

    assertThat(all).hasSize(9).contains(Fingerprint.ofEvent(hash, 1));
    assertThat(Fingerprint.ofRecord(topic, 0, 7)).isEqualTo(Fingerprint.ofRecord(topic, 0, 7));
  }
}
