package org.mendlake.transforms.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Tables;

/**
 * A warehouse built of no event long before all of them, made once for all tests and copied: tables
 * move with their folder, and to create them takes longer than what most tests try.
 */
final class EmptyBuild {
  private static final Map<Tables, Path> MADE = new ConcurrentHashMap<>();

  private EmptyBuild() {}

  static void copyTo(Path folder, TableDeclarations declarations) {
    Path made = MADE.computeIfAbsent(declarations.tables(), tables -> make(declarations));
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(made.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy an empty warehouse to " + folder, e);
    }
  }

  private static Path make(TableDeclarations declarations) {
    try {
      Path folder = Files.createTempDirectory("empty-warehouse");
      TableStore store = new TableStore(TestLake.in(folder));
      new BuildRun(declarations, store, store, folder.resolve("state"), MartSources.onClassPath())
          .build(
              new KnowledgeDate(LocalDate.of(2000, 1, 1), TestWarehouse.ZONE),
              BuildListener.SILENT);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder for an empty warehouse", e);
    }
  }
}
