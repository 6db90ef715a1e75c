package org.mendlake.ingestion;

/** Names of the Kafka headers that say where an imported record comes from. */
public final class RecordHeaders {
  /** Why a row of a file is no event; such a record's value is the raw row. */
  public static final String UNMAPPED = "mendlake-unmapped";

  /** File that the record comes from. */
  public static final String FILE = "mendlake-file";

  /** Line of that file, from 1. */
  public static final String LINE = "mendlake-line";

  private RecordHeaders() {}
}
