package org.mendlake.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mendlake.cli.warehouse.Warehouse;
import picocli.CommandLine.Command;

/** The script that starts Java knows which commands run Spark. */
class LauncherTest {
  private static final Pattern WITH_LITTLE_MEMORY =
      Pattern.compile("^ *(.*)\\) sizes=\"-Xmx256m", Pattern.MULTILINE);

  @Test
  void commandsThatOpenTheWarehouseGetTheMemoryThatSparkAsksFor() throws IOException {
    Matcher line = WITH_LITTLE_MEMORY.matcher(Files.readString(Path.of("../mendlake")));
    assertThat(line.find()).isTrue();
    List<String> small = List.of(line.group(1).split(" \\| "));

    List<String> withSpark =
        new ClassFileImporter()
            .importPackages("org.mendlake.cli").stream()
                .filter(type -> type.isAnnotatedWith(Command.class))
                .filter(LauncherTest::opensTheWarehouse)
                .map(type -> type.getAnnotationOfType(Command.class).name())
                .toList();

    assertThat(small).as("a new command is none of these").doesNotContain("*");
    assertThat(withSpark).contains("build", "maintain", "run").doesNotContainAnyElementsOf(small);
  }

  private static boolean opensTheWarehouse(JavaClass command) {
    return command.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Warehouse.class));
  }
}
