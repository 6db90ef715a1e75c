package org.mendlake.ingestion.simulation.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.mendlake.ingestion.simulation.events.ClaimEvent.Adjusted;
import org.mendlake.ingestion.simulation.events.ClaimEvent.Paid;
import org.mendlake.ingestion.simulation.events.ClaimEvent.Reviewed;
import org.mendlake.ingestion.simulation.events.ClaimEvent.Submitted;
import org.mendlake.ingestion.simulation.reports.Report;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/**
 * A claim line in every version that was known of it, as {@code fct_warranty_claim} must hold it.
 */
final class ClaimTruth {
  private static final Comparator<Held> LATEST =
      Comparator.<Held>comparingLong(held -> held.report().occurredAt())
          .thenComparingLong(Held::createdKnownAt)
          .thenComparing(held -> held.report().subject().source())
          .thenComparing(held -> held.report().id());

  private ClaimTruth() {}

  /** What is known of a line at a moment. */
  private record Line(
      Submitted submitted,
      String source,
      long submittedOn,
      long claimed,
      int adjustments,
      Optional<Reviewed> review,
      OptionalLong reviewedOn,
      OptionalLong paid,
      OptionalLong paidOn) {}

  private record Version(long from, OptionalLong to, Optional<Line> line) {}

  static void write(String claimLineId, List<Report> reports, long before, FactRows rows) {
    TreeSet<Long> moments = new TreeSet<>();
    for (Report report : reports) {
      if (!report.isLost()) {
        report.versions().stream()
            .mapToLong(version -> version.knownAt())
            .filter(moment -> moment < before)
            .forEach(moments::add);
      }
    }
    List<Version> versions = new ArrayList<>();
    for (long moment : moments) {
      Optional<Line> line = line(Statements.of(reports, moment + 1));
      Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
      if (last == null) {
        versions.add(new Version(moment, OptionalLong.empty(), line));
      } else if (!last.line.equals(line)) {
        versions.set(
            versions.size() - 1, new Version(last.from, OptionalLong.of(moment), last.line));
        versions.add(new Version(moment, OptionalLong.empty(), line));
      }
    }
    for (Version version : versions) {
      version.line.ifPresent(line -> write(claimLineId, version, line, rows));
    }
  }

  private static Optional<Line> line(Statements statements) {
    return statements.of(Submitted.class).stream().findFirst().map(held -> line(held, statements));
  }

  private static Line line(Held held, Statements statements) {
    Submitted submitted = (Submitted) held.payload();
    List<Held> adjustments = statements.of(Adjusted.class).stream().sorted(LATEST).toList();
    Optional<Held> review = statements.of(Reviewed.class).stream().max(LATEST);
    Set<String> payments = new HashSet<>();
    List<Paid> paid =
        statements.payloads(Paid.class).stream()
            .filter(payment -> payments.add(payment.paidOn() + " " + payment.paid()))
            .toList();
    return new Line(
        submitted,
        held.report().subject().source(),
        Statements.localDay(held),
        adjustments.isEmpty()
            ? submitted.claimed()
            : ((Adjusted) adjustments.get(adjustments.size() - 1).payload()).claimed(),
        adjustments.size(),
        review.map(each -> (Reviewed) each.payload()),
        review.isPresent()
            ? OptionalLong.of(Statements.localDay(review.get()))
            : OptionalLong.empty(),
        paid.stream().mapToLong(Paid::paid).reduce(Long::sum),
        paid.stream().mapToLong(Paid::paidOn).max());
  }

  private static void write(String claimLineId, Version version, Line line, FactRows rows) {
    Submitted told = line.submitted;
    long lag = line.submittedOn - told.failedOn();
    rows.row(Fact.WARRANTY_CLAIM)
        .text(claimLineId)
        .instant(version.from)
        .instant(version.to)
        .text(told.claimNo())
        .whole(told.lineNo())
        .text(told.visitId())
        .text(told.machineId())
        .text(told.organisationId())
        .text(told.lineType())
        .day(told.failedOn())
        .day(line.submittedOn)
        .whole(lag < 0 ? OptionalLong.empty() : OptionalLong.of(lag))
        .day(line.reviewedOn)
        .day(line.paidOn)
        .text(told.partId())
        .decimal(told.quantityThousandths(), 3)
        .text(told.defectCode())
        .text(told.supplierId())
        .text(told.warrantyPolicyId())
        .truth(told.isPreAuthorised())
        .text(status(line))
        .text(line.review.map(Reviewed::decision))
        .whole(line.adjustments)
        .text(told.currency())
        .decimal(line.claimed, 2)
        .decimal(
            line.review.isPresent()
                ? OptionalLong.of(line.review.get().approved())
                : OptionalLong.empty(),
            2)
        .decimal(line.paid, 2)
        .text(line.source)
        .end();
  }

  private static String status(Line line) {
    return line.paid.isPresent() ? "paid" : line.review.map(Reviewed::decision).orElse("submitted");
  }
}
