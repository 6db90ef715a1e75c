package org.mendlake.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the page prints what the page says. */
class AnalyzePageTest {
  private static final String WRITE = "analyze.page";
  private static final Path ROOT = Path.of(System.getProperty("mendlake.root"));
  private static final Path PAGE = ROOT.resolve("docs/analyze.md");
  private static final Path PICTURES = ROOT.resolve("docs/images/analyze");

  @TempDir private Path folder;

  @Test
  void pagePrintsWhatItsCommandsPrint() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    AnalyzePage rendered = new AnalyzePage(lines).rendered(folder);
    if (System.getProperty(WRITE, "").equals("write")) {
      Files.write(PAGE, rendered.lines());
      copyPictures();
    }
    assertThat(String.join("\n", Files.readAllLines(PAGE)))
        .as(
            "docs/analyze.md is stale. Run ./mvnw -q -pl analysis -am test -Dtest=AnalyzePageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Danalyze.page=write")
        .isEqualTo(String.join("\n", rendered.lines()));
    assertThat(pictures()).isNotEmpty().allMatch(name -> Files.exists(PICTURES.resolve(name)));
  }

  private void copyPictures() throws IOException {
    Files.createDirectories(PICTURES);
    for (String name : pictures()) {
      Files.copy(folder.resolve(name), PICTURES.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<String> pictures() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".svg") || name.endsWith(".png"))
          .toList();
    }
  }

  @Test
  void everyMethodHasItsHeadingAnExampleAndItsOptions() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains("\n```options\n--file=FILE");
    for (String method : CommandTest.METHODS) {
      assertThat(page)
          .contains("\n## " + method + "\n")
          .contains("$ ./mendlake analyze " + method)
          .contains("\n```options " + method + "\n--");
    }
  }
}
