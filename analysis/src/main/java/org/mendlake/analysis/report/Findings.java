package org.mendlake.analysis.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that one run of a method found.
 *
 * @param method name of the method, such as {@code weibull}
 * @param source what was read
 * @param settings values of the method's options
 * @param group name of the column that split the rows, if any
 * @param reports by group, in the order of the file
 * @param comparison of the groups, where the method compares them
 */
public record Findings(
    String method,
    String source,
    Map<String, Cell> settings,
    Optional<String> group,
    Map<String, Report> reports,
    Optional<Report> comparison) {
  public Findings {
    settings = new LinkedHashMap<>(settings);
    reports = new LinkedHashMap<>(reports);
  }

  /** Whether no group could be answered. */
  public boolean isRefused() {
    return reports.values().stream().allMatch(report -> report.refusal().isPresent());
  }
}
