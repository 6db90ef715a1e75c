package org.mendlake.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mendlake.schema.ProjectFolder;

class DocumentLinksTest {
  private static final Path ROOT = ProjectFolder.resolve("");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#([^)\\s]*))?\\)");
  private static final Pattern LINK_IN_PAGE = Pattern.compile("]\\(#([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern TEST_CLASS = Pattern.compile("[A-Z][A-Za-z]+Test");
  private static final Pattern PATH =
      Pattern.compile(
          "(?:warehouse-schema|lake|ingestion|statistics|transforms|dashboards|cli|docs)/[\\w./-]+");
  private static final Set<String> NO_SOURCES = Set.of("target", ".mendlake", ".git");

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = Files.readString(document);
      Matcher link = LINK.matcher(text);
      while (link.find()) {
        Path target = document.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(target) || !hasAnchor(target, link.group(2))) {
          broken.add(ROOT.relativize(document) + ": " + link.group());
        }
      }
      Matcher inPage = LINK_IN_PAGE.matcher(text);
      while (inPage.find()) {
        if (!hasAnchor(document, inPage.group(1))) {
          broken.add(ROOT.relativize(document) + ": " + inPage.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPathAndTestThatADocumentNamesIsThere() throws IOException {
    Set<String> tests = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    walk(ROOT, file -> tests.add(file.getFileName().toString().replace(".java", "")));
    for (Path document : documents()) {
      Matcher code = CODE.matcher(Files.readString(document));
      while (code.find()) {
        String words = code.group(1).strip();
        boolean example = words.contains("order_type_mix") || words.contains("OrderTypeMix");
        boolean isMissing =
            PATH.matcher(words).matches()
                ? !Files.exists(ROOT.resolve(words))
                : TEST_CLASS.matcher(words).matches() && !tests.contains(words);
        if (isMissing && !example) {
          missing.add(ROOT.relativize(document) + ": " + words);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyDecisionStandsInTheIndexAndNumbersAreUsedOnce() throws IOException {
    Path folder = ROOT.resolve("docs/decisions");
    String index = Files.readString(folder.resolve("README.md"));
    try (Stream<Path> files = Files.list(folder)) {
      List<String> records =
          files.map(f -> f.getFileName().toString()).filter(f -> f.matches("\\d.*")).toList();
      assertThat(records).allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
      assertThat(records).extracting(name -> name.substring(0, 4)).doesNotHaveDuplicates();
    }
  }

  private static boolean hasAnchor(Path document, String anchor) throws IOException {
    if (anchor == null) {
      return true;
    }
    return Files.readString(document)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> Markdown.anchor(line.replaceFirst("^#+ ", "")).replace(' ', '-'))
        .anyMatch(anchor::equals);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    walk(
        ROOT,
        file -> {
          if (file.toString().endsWith(".md")) {
            documents.add(file);
          }
        });
    return documents;
  }

  private static void walk(Path from, Consumer<Path> each) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NO_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            each.accept(file);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
