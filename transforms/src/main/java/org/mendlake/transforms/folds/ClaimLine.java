package org.mendlake.transforms.folds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mendlake.events.ClaimAdjustedV1;
import org.mendlake.events.ClaimPaidV1;
import org.mendlake.events.ClaimReviewedV1;
import org.mendlake.events.ClaimSubmittedV1;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/**
 * What holds of a claim line, all amounts in the currency of the submission.
 *
 * @param adjustments in the order in which they happened; the last one holds
 * @param reviews in the order in which they happened; the last one holds
 * @param payments each payment once; they add up
 */
record ClaimLine(
    Statement<ClaimSubmittedV1> submitted,
    List<Statement<ClaimAdjustedV1>> adjustments,
    List<Statement<ClaimReviewedV1>> reviews,
    List<Statement<ClaimPaidV1>> payments) {
  private static final Comparator<Statement<?>> BY_TIME =
      Comparator.<Statement<?>, Instant>comparing(Statement::occurredAt)
          .thenComparing(Statement.ORDER);

  /** A payment is told apart by its day and amount. */
  private record Payment(LocalDate paidOn, BigDecimal amount) {}

  ClaimLine {
    adjustments = List.copyOf(adjustments);
    reviews = List.copyOf(reviews);
    payments = List.copyOf(payments);
  }

  /** The line in a history; empty while its submission is not known. */
  static Optional<ClaimLine> in(History history, Issues issues) {
    List<Statement<ClaimAdjustedV1>> adjusted = history.statements(ClaimAdjustedV1.class);
    List<Statement<ClaimReviewedV1>> reviewed = history.statements(ClaimReviewedV1.class);
    List<Statement<ClaimPaidV1>> paid = history.statements(ClaimPaidV1.class);
    Optional<Statement<ClaimSubmittedV1>> submitted =
        FirstStated.of(history.statements(ClaimSubmittedV1.class), issues::add);
    if (submitted.isEmpty()) {
      List<Statement<?>> orphans = new ArrayList<>(adjusted);
      orphans.addAll(reviewed);
      orphans.addAll(paid);
      orphans.stream().min(Statement.ORDER).ifPresent(first -> withoutSubmission(first, issues));
      return Optional.empty();
    }
    String currency = submitted.get().payload().currency();
    return Optional.of(
        new ClaimLine(
            submitted.get(),
            inOrder(in(currency, adjusted, ClaimAdjustedV1::currency, issues)),
            inOrder(in(currency, reviewed, ClaimReviewedV1::currency, issues)),
            FirstStated.ofEach(
                in(currency, paid, ClaimPaidV1::currency, issues),
                p -> new Payment(p.payload().paidOn(), p.payload().paidAmount()),
                issues::add)));
  }

  private static void withoutSubmission(Statement<?> first, Issues issues) {
    issues.add(
        "claim_without_submission",
        Severity.WARNING,
        "The claim line was adjusted, reviewed or paid, but its submission is not known yet",
        first);
  }

  private static <T extends Record> List<Statement<T>> in(
      String currency,
      List<Statement<T>> statements,
      Function<T, String> currencyOf,
      Issues issues) {
    List<Statement<T>> same = new ArrayList<>();
    for (Statement<T> statement : statements) {
      String other = currencyOf.apply(statement.payload());
      if (other.equals(currency)) {
        same.add(statement);
      } else {
        issues.add(
            "currency_differs",
            Severity.ERROR,
            "An amount in " + other + " of a claim in " + currency + " is left out",
            statement);
      }
    }
    return same;
  }

  private static <T extends Record> List<Statement<T>> inOrder(List<Statement<T>> statements) {
    statements.sort(BY_TIME);
    return statements;
  }

  /** The adjustment that holds. */
  Optional<Statement<ClaimAdjustedV1>> adjusted() {
    return last(adjustments);
  }

  /** The review that holds. */
  Optional<Statement<ClaimReviewedV1>> reviewed() {
    return last(reviews);
  }

  private static <T> Optional<T> last(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }

  /** Every statement that shapes the line. */
  List<Statement<?>> all() {
    List<Statement<?>> all = new ArrayList<>();
    all.add(submitted);
    all.addAll(adjustments);
    all.addAll(reviews);
    all.addAll(payments);
    return all;
  }
}
