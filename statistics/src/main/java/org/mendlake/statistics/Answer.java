package org.mendlake.statistics;

import java.util.List;

/** A value and what its reader should know before using it. */
public record Answer<T>(T value, List<Caution> cautions) implements Outcome<T> {
  public Answer {
    cautions = List.copyOf(cautions);
  }
}
