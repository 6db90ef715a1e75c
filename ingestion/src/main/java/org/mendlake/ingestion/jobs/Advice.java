package org.mendlake.ingestion.jobs;

import java.util.Locale;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;

/** What to do when a run has failed for a reason that lies outside of it. */
final class Advice {
  private Advice() {}

  /** Words for the end of a message; empty for a failure that has no known remedy. */
  static String on(Throwable root) {
    String message = String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT);
    if (root instanceof TimeoutException || root instanceof DisconnectException) {
      return ". The broker does not answer; when it does, run again: it goes on where it was";
    }
    if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
      return ". Make room on the disk and run again: it goes on where it was";
    }
    return "";
  }
}
