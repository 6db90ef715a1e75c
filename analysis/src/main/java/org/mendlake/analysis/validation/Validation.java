package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All studies, and what they found. */
final class Validation {
  private Validation() {}

  /** Everything that is validated, in the order of the document. */
  static List<Study> studies() {
    return List.of(
        WeibullStudy.study(),
        SurvivalStudy.study(),
        FleetStudy.study(),
        ForecastStudy.study(),
        ShrinkageStudy.study(),
        ProportionStudy.study(),
        MonitoringStudy.study());
  }

  /** Runs every experiment; {@code progress} hears of each before it runs. */
  static Map<Experiment, List<Finding>> run(
      List<Study> studies, Effort effort, Consumer<String> progress) {
    Map<Experiment, List<Finding>> findings = new LinkedHashMap<>();
    for (Study study : studies) {
      for (Experiment experiment : study.experiments()) {
        progress.accept(study.title() + ": " + experiment.setting());
        findings.put(experiment, experiment.run(effort));
      }
    }
    return findings;
  }

  /** What left its band, one sentence each. */
  static List<String> failures(Map<Experiment, List<Finding>> findings, Effort effort) {
    List<String> failures = new ArrayList<>();
    findings.forEach(
        (experiment, found) ->
            found.stream()
                .filter(finding -> finding.isOutside(effort.errorsAllowed()))
                .forEach(
                    finding ->
                        failures.add(
                            "%s: %s is %s, outside %s"
                                .formatted(
                                    experiment.setting(),
                                    finding.figure().quantity(),
                                    FigureText.of(finding.value()),
                                    FigureText.of(finding.figure().band().orElseThrow())))));
    return failures;
  }
}
