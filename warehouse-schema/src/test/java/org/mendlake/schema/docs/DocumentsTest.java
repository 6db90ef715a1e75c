package org.mendlake.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Column;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.ProjectFolder;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

class DocumentsTest {
  private static final Map<String, String> GENERATED =
      Documents.of(Contracts.declared(), Tables.declared());

  @Test
  void committedDocumentsAreThoseOfTheDeclarations() throws IOException {
    Map<String, String> committed = read(ProjectFolder.resolve("docs/generated"));

    Set<String> stale = new TreeSet<>(committed.keySet());
    stale.addAll(GENERATED.keySet());
    stale.removeIf(path -> Objects.equals(committed.get(path), GENERATED.get(path)));
    assertThat(stale).as("The generated documents are stale. Run " + Documents.COMMAND).isEmpty();
  }

  @Test
  void everyTableAndColumnHasItsEntryInBothLanguages() {
    String dictionary =
        GENERATED.entrySet().stream()
            .filter(page -> page.getKey().startsWith("data-dictionary/"))
            .map(Map.Entry::getValue)
            .reduce("", String::concat);

    for (Table table : Tables.declared().all()) {
      int from = dictionary.indexOf("\n## " + table.name() + "\n");
      assertThat(from).as(table.name()).isNotNegative();
      int to = dictionary.indexOf("\n## ", from + 1);
      String entry = dictionary.substring(from, to < 0 ? dictionary.length() : to);
      for (Column column : table.columns()) {
        assertThat(entry)
            .contains("| `" + column.name() + "` |")
            .contains(Markdown.text(column.description().en()))
            .contains(Markdown.text(column.description().zh()));
      }
    }
  }

  @Test
  void generatorRemovesPagesOfGroupsThatAreGone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("gone.md"), "a page of long ago");

    GenerateDocuments.main(new String[] {folder.toString()});

    assertThat(read(folder)).isEqualTo(GENERATED);
  }

  @Test
  void wordsThatLookLikeMarkupStayWords() {
    assertThat(Markdown.text("<code set>:<system>|*"))
        .isEqualTo("\\<code set\\>:\\<system\\>\\|\\*");
    assertThat(Markdown.code("a | b")).isEqualTo("`a \\| b`");
    assertThat(new MarkdownTable("a", "b").row("1", "2").toString())
        .isEqualTo("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n");
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        found.put(path, Files.readString(file));
      }
    }
    return found;
  }
}
