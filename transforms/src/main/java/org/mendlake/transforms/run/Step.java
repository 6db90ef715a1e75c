package org.mendlake.transforms.run;

import java.util.Optional;
import java.util.Set;

/** One step of a build: reads tables at pinned versions and brings its own up to date. */
interface Step {
  String name();

  /** Names of the tables read. */
  Set<String> reads();

  /** Names of the tables written. */
  Set<String> writes();

  /** Changes when the rows may change although no input did. */
  String fingerprint();

  /**
   * Brings the tables up to date.
   *
   * @param consumed what the step had consumed; empty when everything must be computed
   */
  void run(BuildContext context, Optional<BuildState.Consumed> consumed);
}
