package org.mendlake.lake;

import java.time.Duration;

/**
 * When a table is put in order.
 *
 * @param smallFiles number of small files from which on they are written together
 * @param fileBytes size of the files written; one of less than half of it is small
 * @param retention how long a version stays readable after the next one, whoever reads it: longer
 *     than any query, and longer than any write may stand still
 */
public record MaintenanceSettings(int smallFiles, long fileBytes, Duration retention) {
  public MaintenanceSettings {
    if (smallFiles < 2) {
      throw new IllegalArgumentException(
          "Cannot write " + smallFiles + " small files together: expected at least 2");
    }
    if (fileBytes < 2 || retention.isNegative()) {
      throw new IllegalArgumentException(
          "Cannot keep files of " + fileBytes + " bytes for " + retention);
    }
  }
}
