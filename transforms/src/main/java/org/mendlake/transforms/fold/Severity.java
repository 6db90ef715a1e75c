package org.mendlake.transforms.fold;

import java.util.Locale;

/** How much a data issue matters. */
public enum Severity {
  /** A number may be wrong. */
  ERROR,
  /** Worth a look. */
  WARNING,
  /** Counted as stated. */
  INFO;

  /** The word that tables hold. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
