package org.mendlake.ingestion.jobs;

/**
 * A set of fingerprints of 128 bits, as many as no two different things of a lake share. Each takes
 * 24 bytes.
 */
final class Fingerprints {
  private static final int WIDTH = 2;

  /** Slots for two fingerprints. */
  private static final int SLOTS_OF_TWO = 3;

  private final long[] slots;
  private final int places;

  /** A set for so many fingerprints at most. */
  Fingerprints(int most) {
    this.places = most / 2 * SLOTS_OF_TWO + SLOTS_OF_TWO;
    this.slots = new long[WIDTH * places];
  }

  /**
   * Adds a fingerprint.
   *
   * @return false if it was there
   */
  boolean add(Fingerprint one) {
    int slot = slot(one.first(), one.second());
    if (!isFree(slot)) {
      return false;
    }
    slots[slot] = one.first();
    slots[slot + 1] = marked(one.first(), one.second());
    return true;
  }

  boolean contains(Fingerprint one) {
    return !isFree(slot(one.first(), one.second()));
  }

  /** Where a fingerprint is, or is to go. */
  private int slot(long first, long second) {
    long marked = marked(first, second);
    int place = (int) Math.multiplyHigh(first >>> 1, 2L * places);
    while (!isFree(WIDTH * place)
        && (slots[WIDTH * place] != first || slots[WIDTH * place + 1] != marked)) {
      place = place + 1 == places ? 0 : place + 1;
    }
    return WIDTH * place;
  }

  private boolean isFree(int slot) {
    return slots[slot] == 0 && slots[slot + 1] == 0;
  }

  /** Two zeros would look like a free slot. */
  private static long marked(long first, long second) {
    return first == 0 && second == 0 ? 1 : second;
  }
}
