package org.mendlake.cli.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * Writes the three files that a new mart is: its declaration, its SELECT and its test. The build
 * fails until all three are filled in; nothing else has to be edited.
 */
public final class MartScaffold {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private final Path root;
  private final Tables tables;

  /**
   * A scaffold.
   *
   * @param root folder of the project's sources
   * @param tables the tables that exist
   */
  public MartScaffold(Path root, Tables tables) {
    this.root = root;
    this.tables = tables;
  }

  /**
   * Writes the files of a mart.
   *
   * @param name the question's noun in lower_snake_case, such as {@code promise_keeping}
   * @return the files written, relative to the root
   * @throws IllegalArgumentException if the name cannot be used or a file is there already; nothing
   *     is written then
   */
  public List<Path> write(String name) {
    refuseBadName(name);
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(Path.of("warehouse-schema", "tables", "marts", name + ".yaml"), "mart.yaml");
    files.put(
        Path.of("transforms", "src", "main", "resources", "sql", "marts", name + ".sql"),
        "mart.sql");
    files.put(
        Path.of("transforms", "src", "test", "java", "org", "mendlake", "transforms", "marts")
            .resolve(Names.pascalCase(name) + "Test.java"),
        "MartTest.java");
    for (Path file : files.keySet()) {
      if (Files.exists(root.resolve(file))) {
        throw new IllegalArgumentException(
            "Cannot scaffold mart '"
                + name
                + "': "
                + file
                + " is there already; choose another name or remove it");
      }
    }
    files.forEach((file, template) -> write(root.resolve(file), filled(template, name)));
    return List.copyOf(files.keySet());
  }

  private void refuseBadName(String name) {
    if (!NAME.matcher(name).matches() || name.length() > 60) {
      throw new IllegalArgumentException(
          "Cannot name a mart '"
              + name
              + "': expected a noun in lower_snake_case of at most 60 characters, such as"
              + " promise_keeping");
    }
    if (name.startsWith("dim_") || name.startsWith("fct_") || name.startsWith("bridge_")) {
      throw new IllegalArgumentException(
          "Cannot name a mart '"
              + name
              + "': dim_, fct_ and bridge_ name tables of gold; a mart is the question's noun");
    }
    for (Table table : tables.find(name).stream().toList()) {
      throw new IllegalArgumentException(
          "Cannot scaffold mart '"
              + name
              + "': "
              + table.qualifiedName()
              + " exists, and a table's name is unique across layers");
    }
  }

  private static String filled(String template, String name) {
    try (InputStream in = MartScaffold.class.getResourceAsStream(template + ".template")) {
      if (in == null) {
        throw new IllegalStateException("Cannot find the template " + template);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@name@", name)
          .replace("@Name@", Names.pascalCase(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + template, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
