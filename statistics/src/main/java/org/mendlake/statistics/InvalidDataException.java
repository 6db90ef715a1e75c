package org.mendlake.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Data that contradict themselves, with all their bad rows. */
public final class InvalidDataException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int TOLD = 20;

  private final transient List<Problem> problems;

  /**
   * What is wrong with a row.
   *
   * @param row from 1 on, in the order in which the rows were added
   * @param message which value, and what is expected
   */
  public record Problem(int row, String message) {}

  /**
   * Tells all problems, the first twenty in words.
   *
   * @param data what cannot be used, such as "life data"
   * @param problems in any order
   */
  public InvalidDataException(String data, List<Problem> problems) {
    super(
        "Cannot use the %s: %d bad %s\n"
                .formatted(data, problems.size(), problems.size() == 1 ? "row" : "rows")
            + told(problems));
    this.problems = inOrder(problems);
  }

  private static List<Problem> inOrder(List<Problem> problems) {
    return problems.stream().sorted(Comparator.comparingInt(Problem::row)).toList();
  }

  private static String told(List<Problem> problems) {
    String more =
        problems.size() > TOLD ? "\nand " + (problems.size() - TOLD) + " more problems" : "";
    return inOrder(problems).stream()
        .limit(TOLD)
        .map(problem -> "row " + problem.row() + ": " + problem.message())
        .collect(Collectors.joining("\n", "", more));
  }

  /** Every problem, in the order of the rows. */
  public List<Problem> problems() {
    return problems;
  }
}
