package org.mendlake.schema.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Tables;

/** Writes the generated documents into a folder and removes what is generated no longer. */
public final class GenerateDocuments {
  private GenerateDocuments() {}

  /**
   * Writes the documents of the declarations on the class path.
   *
   * @param arguments the folder, such as {@code docs/generated}
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "Cannot write the documents: expected one argument, the folder to write them to");
    }
    Path folder = Path.of(arguments[0]);
    Map<String, String> documents = Documents.of(Contracts.declared(), Tables.declared());
    for (Path stale : existing(folder)) {
      if (!documents.containsKey(folder.relativize(stale).toString().replace('\\', '/'))) {
        Files.delete(stale);
      }
    }
    for (Map.Entry<String, String> document : documents.entrySet()) {
      Path file = folder.resolve(document.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, document.getValue());
    }
  }

  private static List<Path> existing(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
