package org.mendlake.analysis.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Data that every program gets, and what it does with them.
 *
 * @param name of its file
 * @param title for people
 * @param groups of rows; one for all tasks but that of many groups
 */
record DataSet(String name, String title, Task task, List<List<LifeRow>> groups) {

  /** What is done. */
  enum Task {
    WEIBULL("weibull"),
    WEIBULL_GROUPS("weibull-groups"),
    WEIBULL_INTERVALS("weibull-intervals"),
    LOGNORMAL("lognormal"),
    KAPLAN_MEIER("kaplan-meier"),
    MCF("mcf");

    private final String word;

    Task(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static DataSet of(String name, String title, Task task, List<LifeRow> rows) {
    return new DataSet(name, title, task, List.of(rows));
  }

  List<LifeRow> rows() {
    return groups.get(0);
  }

  long units() {
    return groups.stream().flatMap(List::stream).mapToLong(LifeRow::count).sum();
  }

  /** Writes the file that other programs read. */
  void write(Path folder) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(folder.resolve(name + ".csv"), StandardCharsets.UTF_8)) {
      out.write(
          switch (task) {
            case WEIBULL_GROUPS -> "group,age,status\n";
            case WEIBULL_INTERVALS -> "lower,upper,count\n";
            case MCF -> "unit,age\n";
            default -> "age,status\n";
          });
      for (int group = 0; group < groups.size(); group++) {
        for (LifeRow row : groups.get(group)) {
          out.write(line(group, row));
        }
      }
    }
  }

  private String line(int group, LifeRow row) {
    int status = row.isFailure() ? 1 : 0;
    return switch (task) {
      case WEIBULL_GROUPS -> "%d,%s,%d\n".formatted(group, row.lower(), status);
      case WEIBULL_INTERVALS ->
          "%s,%s,%d\n".formatted(row.lower(), row.isFailure() ? row.upper() : "", row.count());
      case MCF -> "%d,%s\n".formatted(group, row.lower());
      default -> "%s,%d\n".formatted(row.lower(), status).repeat((int) row.count());
    };
  }
}
