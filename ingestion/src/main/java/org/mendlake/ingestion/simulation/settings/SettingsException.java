package org.mendlake.ingestion.simulation.settings;

import java.util.List;

/** Settings that cannot be used; the message tells every problem, one a line. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
