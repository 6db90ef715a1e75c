package org.mendlake.transforms.fold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the data issues of one key, numbered by rule in the order in which they are added. */
public final class Issues {
  private final Fold fold;
  private final String key;
  private final Rows rows;
  private final Map<String, Integer> counts = new HashMap<>();

  public Issues(Fold fold, String key, Rows rows) {
    this.fold = fold;
    this.key = key;
    this.rows = rows;
  }

  /** Adds several issues. */
  public void addAll(List<Issue> issues) {
    issues.forEach(this::add);
  }

  /** Adds an issue of the statement. */
  public void add(String rule, Severity severity, String detail, Statement<?> statement) {
    add(statement.issue(rule, severity, detail));
  }

  /** Adds an issue. */
  public void add(Issue issue) {
    rows.into("fct_data_issue")
        .set("fold", fold.name())
        .set("fold_key", key)
        .set("rule", issue.rule())
        .set("detail_no", counts.merge(issue.rule(), 1, Integer::sum))
        .set("severity", issue.severity().word())
        .set("detail", issue.detail())
        .set("event_id", issue.eventId().orElse(null))
        .set("source_system", issue.source().orElse(null))
        .set("occurred_at", issue.occurredAt())
        .set("known_at", issue.knownAt());
  }
}
