package org.mendlake.statistics.life;

import java.util.List;
import java.util.stream.Collectors;

/** Life data that contradict themselves, with all their bad rows. */
public final class InvalidLifeDataException extends IllegalArgumentException {
  private static final int SHOWN = 20;

  private final transient List<Problem> problems;

  /**
   * What is wrong with a row.
   *
   * @param row from 1 on, in the order in which the rows were added
   * @param message which value, and what is expected
   */
  public record Problem(int row, String message) {}

  InvalidLifeDataException(List<Problem> problems) {
    super(
        problems.stream()
            .limit(SHOWN)
            .map(problem -> "row " + problem.row() + ": " + problem.message())
            .collect(
                Collectors.joining(
                    "\n",
                    "Cannot use the life data: " + problems.size() + " bad value(s)\n",
                    problems.size() > SHOWN
                        ? "\nand " + (problems.size() - SHOWN) + " more"
                        : "")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the rows. */
  public List<Problem> problems() {
    return problems;
  }
}
