package org.mendlake.ingestion.parse;

/** What becomes of a record on its own: an event, or the rule that it breaks. */
public sealed interface Verdict permits ParsedEvent, Rejection {}
