package org.mendlake.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The page that documents the command. Its blocks are files ({@code csv name}), commands with what
 * they print ({@code console}), the JSON of the command before ({@code json}), of which each table
 * has its first row only, and the options of a method as its help tells them ({@code options
 * method}), or those of every method ({@code options}).
 *
 * @param lines of the page
 */
record AnalyzePage(List<String> lines) {
  private static final String FENCE = "```";
  private static final String COMMAND = "$ ./mendlake ";
  private static final int EXPANDED = 3;
  private static final String OPTION = "      --";
  private static final Set<String> COMMON =
      Set.of("--file", "--column", "--separator", "--group", "--json", "--plot");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The page with what its commands really print; their files and pictures are in the folder. */
  AnalyzePage rendered(Path folder) throws IOException {
    List<String> page = new ArrayList<>();
    Iterator<String> rest = lines.iterator();
    List<String> command = List.of();
    while (rest.hasNext()) {
      String line = rest.next();
      page.add(line);
      if (!line.startsWith(FENCE)) {
        continue;
      }
      String kind = line.substring(FENCE.length());
      List<String> block = block(rest);
      if (kind.startsWith("csv ")) {
        Files.write(folder.resolve(kind.substring("csv ".length())), block);
        page.addAll(block);
      } else if (kind.equals("console")) {
        page.add(block.get(0));
        command = List.of(block.get(0).substring(COMMAND.length()).split(" "));
        page.addAll(printed(command, folder));
      } else if (kind.equals("json")) {
        page.addAll(json(command, folder));
      } else if (kind.equals("options")) {
        page.addAll(options("weibull", COMMON::contains));
      } else if (kind.startsWith("options ")) {
        page.addAll(
            options(kind.substring("options ".length()), option -> !COMMON.contains(option)));
      } else {
        page.addAll(block);
      }
      page.add(FENCE);
    }
    return new AnalyzePage(page);
  }

  /** What the help says of some options, with their defaults. */
  private static List<String> options(String method, Predicate<String> isWanted) {
    List<String> told = new ArrayList<>();
    boolean isTold = false;
    for (String line : Run.of("analyze", method, "--help").out().lines().toList()) {
      if (line.startsWith(OPTION)) {
        isTold = isWanted.test(line.strip().split("[= ]", 2)[0]);
      } else if (!line.startsWith(" ".repeat(OPTION.length()))) {
        isTold = false;
      }
      if (isTold) {
        told.add(line.substring(OPTION.length() - 2).stripTrailing());
      }
    }
    return told;
  }

  private static List<String> block(Iterator<String> rest) {
    List<String> block = new ArrayList<>();
    for (String line = rest.next(); !line.equals(FENCE); line = rest.next()) {
      block.add(line);
    }
    return block;
  }

  /** Everything the command says, whether an answer or a complaint. */
  private static List<String> printed(List<String> command, Path folder) {
    Run run = run(command, folder);
    return (run.out() + run.err()).replace(folder + "/", "").stripTrailing().lines().toList();
  }

  private static Run run(List<String> command, Path folder) {
    List<String> arguments = new ArrayList<>();
    boolean isFile = false;
    for (String word : command) {
      arguments.add(isFile ? folder.resolve(word).toString() : word);
      isFile = word.equals("--file") || word.equals("--plot");
    }
    return Run.of(arguments.toArray(String[]::new));
  }

  private static List<String> json(List<String> command, Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--json");
    JsonNode json = MAPPER.readTree(run(arguments, folder).out().replace(folder + "/", ""));
    List<String> lines = new ArrayList<>();
    write(json, "", "", 0, lines);
    return lines;
  }

  /** Outer objects line by line, inner ones on a line of their own. */
  private static void write(JsonNode node, String start, String end, int depth, List<String> lines)
      throws IOException {
    String indent = "  ".repeat(depth);
    if (node.isObject() && depth <= EXPANDED && !node.isEmpty()) {
      lines.add(indent + start + "{");
      Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        write(
            field.getValue(),
            "\"%s\": ".formatted(field.getKey()),
            fields.hasNext() ? "," : "",
            depth + 1,
            lines);
      }
      lines.add(indent + "}" + end);
    } else if (node instanceof ArrayNode array && !array.isEmpty() && array.get(0).isObject()) {
      lines.add(indent + start + "[");
      write(array.get(0), "", array.size() > 1 ? ", ..." : "", depth + 1, lines);
      lines.add(indent + "]" + end);
    } else {
      lines.add(indent + start + MAPPER.writeValueAsString(node) + end);
    }
  }
}
