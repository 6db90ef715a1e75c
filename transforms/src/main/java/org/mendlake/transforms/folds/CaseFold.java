package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.earlier;
import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mendlake.events.CaseClosedV1;
import org.mendlake.events.CaseOpenedV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** One service case, from the call that opened it to its end. */
public final class CaseFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("case"));
  }

  @Override
  public void fold(String caseId, Known known, Rows rows) {
    History history = History.of(known.events());
    Issues issues = new Issues(this, caseId, rows);
    issues.addAll(history.issues());
    Optional<Statement<CaseOpenedV1>> opened =
        FirstStated.of(history.statements(CaseOpenedV1.class), issues::add);
    Optional<Statement<CaseClosedV1>> closed =
        FirstStated.of(history.statements(CaseClosedV1.class), issues::add);
    if (opened.isPresent() || closed.isPresent()) {
      Rows.Row row = rows.into("fct_service_case").set("case_id", caseId);
      closed.ifPresent(statement -> closed(statement, row));
      opened.ifPresent(statement -> opened(statement, row));
      minutesOpen(opened, closed, issues).ifPresent(minutes -> row.set("minutes_open", minutes));
      row.set(
              "occurred_at",
              earlier(
                  opened.map(Statement::occurredAt).orElse(Instant.MAX),
                  closed.map(Statement::occurredAt).orElse(Instant.MAX)))
          .set(
              "known_at",
              later(
                  opened.map(Statement::knownAt).orElse(Instant.MIN),
                  closed.map(Statement::knownAt).orElse(Instant.MIN)));
    }
  }

  private static void opened(Statement<CaseOpenedV1> statement, Rows.Row row) {
    CaseOpenedV1 told = statement.payload();
    row.set("case_date", statement.localDate())
        .set("opened_at", statement.occurredAt())
        .set("machine_id", told.machineId())
        .set("customer_id", told.customerId())
        .set("organisation_id", told.organisationId())
        .set("symptom", told.symptom())
        .set("severity", told.severity() == null ? null : Math.toIntExact(told.severity()))
        .set("channel", told.channel());
  }

  private static void closed(Statement<CaseClosedV1> statement, Rows.Row row) {
    row.set("case_date", statement.localDate())
        .set("closed_at", statement.occurredAt())
        .set("closed_on", statement.localDate())
        .set("closed_by_id", statement.payload().organisationId())
        .set("outcome", statement.payload().outcome());
  }

  private static Optional<Long> minutesOpen(
      Optional<Statement<CaseOpenedV1>> opened,
      Optional<Statement<CaseClosedV1>> closed,
      Issues issues) {
    if (closed.isEmpty()) {
      return Optional.empty();
    }
    if (opened.isEmpty()) {
      issues.add(
          "close_without_open",
          Severity.WARNING,
          "The case was closed, but that it was opened is not known yet",
          closed.get());
      return Optional.empty();
    }
    Duration open = Duration.between(opened.get().occurredAt(), closed.get().occurredAt());
    if (open.isNegative()) {
      issues.add(
          "milestones_inverted",
          Severity.WARNING,
          "The case was closed at "
              + closed.get().occurredAt()
              + ", before it was opened at "
              + opened.get().occurredAt()
              + "; the time between is not counted",
          closed.get());
      return Optional.empty();
    }
    return Optional.of(open.toMinutes());
  }
}
