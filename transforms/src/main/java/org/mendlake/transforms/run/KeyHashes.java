package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hashes of the keys of many rows: where no two are equal, no two keys are. */
final class KeyHashes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** All tasks together keep no more: 256 MiB. */
  private static final int MOST = 1 << 25;

  private long[] hashes = new long[1024];
  private int size;
  private boolean isFull;

  void add(long hash) {
    if (size == MOST) {
      isFull = true;
      return;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = hash;
  }

  /** All hashes in their order; nothing when they are too many to be kept. */
  static Optional<long[]> sorted(List<KeyHashes> parts) {
    long total = parts.stream().mapToLong(part -> part.size).sum();
    if (total > MOST || parts.stream().anyMatch(part -> part.isFull)) {
      return Optional.empty();
    }
    long[] all = new long[(int) total];
    int filled = 0;
    for (KeyHashes part : parts) {
      System.arraycopy(part.hashes, 0, all, filled, part.size);
      filled += part.size;
    }
    Arrays.sort(all);
    return Optional.of(all);
  }

  /** Whether two of the hashes are equal. */
  static boolean isAnyTwice(long[] sorted) {
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return true;
      }
    }
    return false;
  }
}
