package org.mendlake.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of comma-separated values, and what the methods say about it. */
record Csv(Path file) {

  /** Writes the lines into a folder. */
  static Csv of(Path folder, String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "rows", ".csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return new Csv(file);
  }

  /** Runs a method with more options. */
  Run analyze(String method, String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze", method, "--file", file.toString()));
    arguments.addAll(List.of(options));
    return Run.of(arguments.toArray(String[]::new));
  }

  /** The whole JSON of a method. */
  JsonNode json(String method, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    Run run = analyze(method, all.toArray(String[]::new));
    return new ObjectMapper().readTree(run.out());
  }

  /** The JSON of the only result of a method. */
  JsonNode result(String method, String... options) throws IOException {
    return json(method, options).get("results").get(0);
  }
}
