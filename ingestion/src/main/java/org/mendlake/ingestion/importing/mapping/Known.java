package org.mendlake.ingestion.importing.mapping;

/** When the record was known. */
sealed interface Known {
  /** When it happened. */
  record Occurred() implements Known {}

  /** When it was imported first. */
  record Imported() implements Known {}

  /** When the file says. */
  record Told(Expression expression) implements Known {}
}
