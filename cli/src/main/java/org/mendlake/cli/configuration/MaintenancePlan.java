package org.mendlake.cli.configuration;

import java.time.Duration;
import org.mendlake.lake.MaintenanceSettings;

/**
 * How the tables are kept in order.
 *
 * @param every how often {@code run} does it, between two builds
 * @param tables what is done to each
 */
public record MaintenancePlan(Duration every, MaintenanceSettings tables) {
  private static final int MEBIBYTE = 1 << 20;

  static MaintenancePlan read(Settings settings) {
    return new MaintenancePlan(
        settings.duration(
            "maintenance.every", Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofDays(1)),
        new MaintenanceSettings(
            settings.count("maintenance.small-files", 20, 2, 100_000),
            (long) MEBIBYTE * settings.count("maintenance.file-megabytes", 128, 1, 4096),
            settings.duration(
                "maintenance.retention",
                Duration.ofDays(1),
                Duration.ofHours(1),
                Duration.ofDays(5))));
  }
}
