package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyHashesTest {
  @Test
  void equalHashesAreFoundWithinAPartAndAcrossParts() {
    KeyHashes one = hashes(1, 5_000);
    KeyHashes other = hashes(2, 3_000);

    assertThat(isAnyTwice(List.of(one, other))).isFalse();
    assertThat(isAnyTwice(List.of(one, other, hashes(2, 1)))).isTrue();
    one.add(new Random(1).nextLong());
    assertThat(isAnyTwice(List.of(one))).isTrue();
    assertThat(isAnyTwice(List.of(new KeyHashes()))).isFalse();
  }

  private static boolean isAnyTwice(List<KeyHashes> parts) {
    return KeyHashes.isAnyTwice(KeyHashes.sorted(parts).orElseThrow());
  }

  private static KeyHashes hashes(long seed, int count) {
    KeyHashes hashes = new KeyHashes();
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      hashes.add(random.nextLong());
    }
    return hashes;
  }
}
