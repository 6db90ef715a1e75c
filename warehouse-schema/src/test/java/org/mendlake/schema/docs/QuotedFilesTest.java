package org.mendlake.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mendlake.schema.ProjectFolder;

/** A block of a guide that names a file ({@code ```java file=path}) is text of that file. */
class QuotedFilesTest {
  private static final Path GUIDES = ProjectFolder.resolve("docs/how-to");
  private static final Pattern BLOCK =
      Pattern.compile("^```\\w+ file=(\\S+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void everyQuotedBlockIsWholeLinesOfItsFile() throws IOException {
    List<String> stale = new ArrayList<>();
    for (Path guide : guides()) {
      Matcher block = BLOCK.matcher(Files.readString(guide));
      while (block.find()) {
        if (!holds(ProjectFolder.resolve(block.group(1)), block.group(2))) {
          stale.add(
              guide.getFileName()
                  + " quotes what "
                  + block.group(1)
                  + " does not say:\n"
                  + block.group(2));
        }
      }
    }
    assertThat(stale).isEmpty();
  }

  @Test
  void theFourStepsOfAnEventTypeAreQuoted() throws IOException {
    List<String> quoted = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(GUIDES.resolve("add-an-event-type.md")));
    while (block.find()) {
      quoted.add(block.group(1).replaceFirst(".*/", ""));
    }
    assertThat(quoted)
        .contains(
            "case.opened.v1.yaml",
            "case.closed.v1.yaml",
            "fct_service_case.yaml",
            "CaseFold.java",
            "CaseFoldTest.java");
  }

  private static boolean holds(Path file, String lines) throws IOException {
    return Files.exists(file) && ("\n" + Files.readString(file)).contains("\n" + lines);
  }

  private static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.list(GUIDES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
