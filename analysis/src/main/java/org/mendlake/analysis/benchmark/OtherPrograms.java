package org.mendlake.analysis.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the programs of Python on the sets of a folder and reads what they found. */
final class OtherPrograms {
  private static final String FAILED = "failed";
  private static final String SECONDS = "seconds";

  private final PythonEnvironment python;
  private final Path script;

  OtherPrograms(PythonEnvironment python, Path script) {
    this.python = python;
    this.script = script;
  }

  /** What each program made of each set, by the name of the set. */
  Map<String, List<Measured>> on(List<DataSet> sets, Path folder)
      throws IOException, InterruptedException {
    List<String> list = sets.stream().map(set -> set.name() + "\t" + set.task().word()).toList();
    Files.write(folder.resolve("sets.tsv"), list);
    for (DataSet set : sets) {
      set.write(folder);
    }
    python.run("compare with other programs", script.toString(), folder.toString());
    return read(folder.resolve("programs.tsv"));
  }

  private static Map<String, List<Measured>> read(Path file) throws IOException {
    Map<String, Map<String, Map<String, String>>> told = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(line -> line.split("\t", 4))
          .forEach(
              parts ->
                  told.computeIfAbsent(parts[0], set -> new LinkedHashMap<>())
                      .computeIfAbsent(parts[1], program -> new LinkedHashMap<>())
                      .put(parts[2], parts[3]));
    }
    Map<String, List<Measured>> measured = new LinkedHashMap<>();
    told.forEach(
        (set, programs) -> {
          List<Measured> all = new ArrayList<>();
          programs.forEach((program, values) -> all.add(measured(program, values)));
          measured.put(set, all);
        });
    return measured;
  }

  private static Measured measured(String program, Map<String, String> told) {
    Map<String, Double> values = new LinkedHashMap<>();
    told.forEach(
        (what, value) -> {
          if (!what.equals(FAILED) && !what.equals(SECONDS)) {
            values.put(what, Double.parseDouble(value));
          }
        });
    double seconds = Double.parseDouble(told.getOrDefault(SECONDS, "0"));
    return new Measured(program, seconds, values, Optional.ofNullable(told.get(FAILED)));
  }
}
