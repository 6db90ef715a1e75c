package org.mendlake.ingestion.simulation.reports;

/** What becomes of a record, as far as the jobs are concerned. */
public enum Fate {
  /** A valid event that is new. */
  ACCEPTED,
  /** The same again. */
  DUPLICATE,
  /** A valid event under the id of one with other content. */
  CONFLICT,
  /** It ends in quarantine. */
  REFUSED
}
