package org.mendlake.analysis.input;

import java.util.Arrays;
import java.util.List;
import org.mendlake.statistics.InvalidDataException;

/** The lines of a file that rows were taken from, by the order in which they were taken. */
public final class LineNumbers {
  private long[] lines = new long[16];
  private int count;

  /** Notes the line of the next row. */
  public void add(long line) {
    if (count == lines.length) {
      lines = Arrays.copyOf(lines, 2 * count);
    }
    lines[count++] = line;
  }

  /** Problems of rows, the first of which is row 1, told by their lines. */
  public List<String> told(InvalidDataException invalid) {
    return invalid.problems().stream()
        .map(problem -> "line %d: %s".formatted(lines[problem.row() - 1], problem.message()))
        .toList();
  }
}
