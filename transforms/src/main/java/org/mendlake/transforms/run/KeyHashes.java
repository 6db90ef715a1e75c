package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

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

  /** Whether two rows may have one key: then somebody has to look at the keys themselves. */
  static boolean mayRepeat(List<KeyHashes> parts) {
    long total = parts.stream().mapToLong(part -> part.size).sum();
    if (total > MOST || parts.stream().anyMatch(part -> part.isFull)) {
      return true;
    }
    long[] all = new long[(int) total];
    int filled = 0;
    for (KeyHashes part : parts) {
      System.arraycopy(part.hashes, 0, all, filled, part.size);
      filled += part.size;
    }
    Arrays.sort(all);
    for (int i = 1; i < all.length; i++) {
      if (all[i] == all[i - 1]) {
        return true;
      }
    }
    return false;
  }
}
