package org.mendlake.cli.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Tables;

/** Follows docs/how-to/add-a-table.md in a copy of the sources, word by word. */
@Tag("servers")
class NewMartTest {
  private static final Path ROOT = Path.of(System.getProperty("mendlake.root"));
  private static final Set<String> COPIED =
      Set.of("warehouse-schema", "lake", "statistics", "transforms");
  private static final Set<String> POMS = Set.of("analysis", "ingestion", "dashboards", "cli");

  @TempDir private Path copy;

  @Test
  void scaffoldPlusThreeFilledFilesIsAllThatANewMartTakes() throws Exception {
    copySources();
    List<Path> files = new MartScaffold(copy, Tables.declared()).write("order_type_mix");

    Run unfilled = maven("warehouse-schema", "TableLoaderTest");
    assertThat(unfilled.exitCode()).isNotZero();
    assertThat(unfilled.output())
        .contains("marts/order_type_mix.yaml: grain: Cannot do without it: a value is missing");

    String guide = Files.readString(ROOT.resolve("docs/how-to/add-a-table.md"));
    Files.writeString(copy.resolve(files.get(0)), block(guide, "yaml"));
    Files.writeString(copy.resolve(files.get(1)), block(guide, "sql"));
    Files.writeString(copy.resolve(files.get(2)), block(guide, "java"));

    Run filled = maven("transforms", "OrderTypeMixTest");
    assertThat(filled.exitCode()).as(filled.output()).isZero();
    assertThat(
            copy.resolve("transforms/target/surefire-reports")
                .resolve("org.mendlake.transforms.marts.OrderTypeMixTest.txt"))
        .content()
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
  }

  private record Run(int exitCode, String output) {}

  /** Runs one test class of a module of the copy with the Maven that runs this test. */
  private Run maven(String module, String test) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-q", "-B", "-o", "-f", copy.resolve("pom.xml").toString()));
    command.addAll(List.of("-pl", module, "-am", "test", "-Dtest=" + test));
    command.add("-Dsurefire.failIfNoSpecifiedTests=false");
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    Path log = copy.resolve("maven.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(copy.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    int exitCode = builder.start().waitFor();
    return new Run(exitCode, Files.readString(log, UTF_8));
  }

  private static String block(String guide, String language) {
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(guide);
    assertThat(block.find()).as("a block of " + language + " in the guide").isTrue();
    return block.group(1);
  }

  private void copySources() throws IOException {
    copyTree(ROOT.resolve("pom.xml"));
    copyTree(ROOT.resolve(".mvn"));
    for (String module : POMS) {
      copyTree(ROOT.resolve(module).resolve("pom.xml"));
    }
    for (String module : COPIED) {
      copyTree(ROOT.resolve(module));
    }
  }

  private void copyTree(Path from) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.getFileName().toString().equals("target")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(ROOT.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path to = copy.resolve(ROOT.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
