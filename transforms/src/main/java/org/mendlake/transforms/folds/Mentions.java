package org.mendlake.transforms.folds;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.transforms.fold.Known;

/** The ids of a dimension that events name, each with the time it was first known. */
record Mentions(Map<String, Instant> firstKnown) {

  /** The mentions among what is known about one key. */
  static Mentions in(Known known) {
    Map<String, Instant> firstKnown = new TreeMap<>();
    for (Map<String, Object> row : known.rows("member_mention")) {
      firstKnown.merge(
          (String) row.get("natural_id"), (Instant) row.get("known_at"), Timeline::earlier);
    }
    return new Mentions(firstKnown);
  }
}
