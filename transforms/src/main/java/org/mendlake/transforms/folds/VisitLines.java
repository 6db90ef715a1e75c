package org.mendlake.transforms.folds;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.events.VisitCompletedV1.Defect;
import org.mendlake.events.VisitCompletedV1.Line;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/**
 * The lines of a visit as they can be counted: one for each number, every cost with a currency,
 * every defect named by a repair line present. What had to be left out is a data issue.
 *
 * @param defects by number
 * @param repairs by number
 */
record VisitLines(List<Defect> defects, List<Line> repairs) {
  /** Greatest amount that a column of money holds. */
  private static final BigDecimal GREATEST = new BigDecimal("9999999999999999.99");

  VisitLines {
    defects = List.copyOf(defects);
    repairs = List.copyOf(repairs);
  }

  /** The lines of a visit. */
  static VisitLines of(Statement<VisitCompletedV1> visit, Issues issues) {
    VisitCompletedV1 told = visit.payload();
    Collection<Defect> defects =
        Lines.numbered("Defect", told.defects(), Defect::lineNo, Defect::defectCode, visit, issues);
    Set<Long> known = defects.stream().map(Defect::lineNo).collect(Collectors.toSet());
    List<Line> repairs = new ArrayList<>();
    for (Line line :
        Lines.numbered("Repair", told.lines(), Line::lineNo, Line::costAmount, visit, issues)) {
      repairs.add(priced(attached(line, known, visit, issues), visit, issues));
    }
    return new VisitLines(List.copyOf(defects), repairs);
  }

  private static Line attached(
      Line line, Set<Long> defects, Statement<VisitCompletedV1> visit, Issues issues) {
    if (line.defectLineNo() == null || defects.contains(line.defectLineNo())) {
      return line;
    }
    issues.add(
        "unknown_defect_line",
        Severity.WARNING,
        "Repair line "
            + line.lineNo()
            + " names defect line "
            + line.defectLineNo()
            + ", which the visit lacks; its cost stays unallocated",
        visit);
    return with(line, null, line.costAmount());
  }

  private static Line priced(Line line, Statement<VisitCompletedV1> visit, Issues issues) {
    BigDecimal cost = line.costAmount();
    if (cost == null) {
      return line;
    }
    if (visit.payload().currency() == null) {
      issues.add(
          "cost_without_currency",
          Severity.ERROR,
          "Repair line " + line.lineNo() + " costs " + plain(cost) + " of no currency; left out",
          visit);
      return with(line, line.defectLineNo(), null);
    }
    if (cost.signum() == 0) {
      issues.add(
          "zero_cost",
          Severity.INFO,
          "Repair line " + line.lineNo() + " costs nothing; counted as stated",
          visit);
    } else if (cost.signum() < 0) {
      issues.add(
          "negative_cost",
          Severity.INFO,
          "Repair line " + line.lineNo() + " is a credit of " + plain(cost) + "; counted as stated",
          visit);
    }
    return line;
  }

  private static Line with(Line line, Long defectLineNo, BigDecimal cost) {
    return new Line(
        line.lineNo(),
        line.kind(),
        line.partId(),
        line.action(),
        defectLineNo,
        line.quantity(),
        line.labourHours(),
        cost,
        line.removedSerial(),
        line.fittedSerial());
  }

  /** Cost of the visit; empty when no line states one, or when money cannot hold it. */
  Optional<BigDecimal> cost(Statement<VisitCompletedV1> visit, Issues issues) {
    Optional<BigDecimal> cost = sum("The visit", repairs, visit, issues);
    boolean hasFreeLine =
        repairs.stream().anyMatch(l -> l.costAmount() != null && l.costAmount().signum() == 0);
    if (!hasFreeLine && cost.filter(sum -> sum.signum() == 0).isPresent()) {
      issues.add(
          "zero_cost",
          Severity.INFO,
          "The costs of the visit cancel out; counted as stated",
          visit);
    }
    return cost;
  }

  /** Cost of the repair lines that name a defect; empty when none of them states one. */
  Optional<BigDecimal> cost(Defect defect, Statement<VisitCompletedV1> visit, Issues issues) {
    List<Line> named =
        repairs.stream().filter(line -> defect.lineNo().equals(line.defectLineNo())).toList();
    return sum("Defect line " + defect.lineNo(), named, visit, issues);
  }

  private static Optional<BigDecimal> sum(
      String subject, List<Line> lines, Statement<VisitCompletedV1> visit, Issues issues) {
    Optional<BigDecimal> sum =
        lines.stream().map(Line::costAmount).filter(Objects::nonNull).reduce(BigDecimal::add);
    if (sum.filter(amount -> amount.abs().compareTo(GREATEST) > 0).isPresent()) {
      issues.add(
          "cost_out_of_range",
          Severity.ERROR,
          subject + " costs " + plain(sum.get()) + ", more than money holds; left out",
          visit);
      return Optional.empty();
    }
    return sum;
  }

  /** Number of the defect that caused the visit: the first marked, else the first. */
  Optional<Long> primary(Statement<VisitCompletedV1> visit, Issues issues) {
    List<Long> marked =
        defects.stream()
            .filter(defect -> Boolean.TRUE.equals(defect.isPrimary()))
            .map(Defect::lineNo)
            .toList();
    if (marked.size() > 1) {
      issues.add(
          "several_primary_defects",
          Severity.WARNING,
          "Defect lines " + marked + " are all marked as the cause; the first holds",
          visit);
    }
    return marked.isEmpty()
        ? defects.stream().map(Defect::lineNo).findFirst()
        : Optional.of(marked.get(0));
  }

  private static String plain(BigDecimal amount) {
    return amount.toPlainString();
  }
}
