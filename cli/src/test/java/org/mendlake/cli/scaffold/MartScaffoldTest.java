package org.mendlake.cli.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Tables;

class MartScaffoldTest {
  private static final Path YAML = Path.of("warehouse-schema/tables/marts/order_type_mix.yaml");
  private static final Path SQL =
      Path.of("transforms/src/main/resources/sql/marts/order_type_mix.sql");
  private static final Path TEST =
      Path.of("transforms/src/test/java/org/mendlake/transforms/marts/OrderTypeMixTest.java");

  @TempDir private Path root;

  @Test
  void martIsThreeFilesOfOneStem() {
    assertThat(scaffold("order_type_mix")).containsExactly(YAML, SQL, TEST);

    assertThat(root.resolve(YAML)).content().contains("What marts.order_type_mix is");
    assertThat(root.resolve(SQL)).content().contains("tables/marts/order_type_mix.yaml");
    assertThat(root.resolve(TEST))
        .content()
        .contains("class OrderTypeMixTest {")
        .contains("MartTrial.of(\"order_type_mix\")");
  }

  @Test
  void declarationIsRefusedUntilItIsFilledIn() throws IOException {
    scaffold("order_type_mix");
    String yaml = Files.readString(root.resolve(YAML));

    assertThatThrownBy(
            () -> Tables.of(Contracts.declared(), Map.of("marts/order_type_mix.yaml", yaml)))
        .hasMessageContaining("grain: Cannot do without it")
        .hasMessageContaining("key: Cannot do without it")
        .hasMessageContaining("owner: Cannot do without it")
        .hasMessageContaining("description: Cannot document it: en and zh are both needed")
        .hasMessageContaining("columns: Cannot declare a table without columns");
  }

  @Test
  void nameThatNoMartCanHaveIsRefused() {
    for (String name : new String[] {"", "Mix", "order-mix", "1st", "mix_", "a.b", "../mix"}) {
      assertThatThrownBy(() -> scaffold(name))
          .hasMessageStartingWith("Cannot name a mart '" + name + "': expected a noun");
    }
    assertThatThrownBy(() -> scaffold("dim_mix")).hasMessageContaining("name tables of gold");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void tableThatExistsIsRefused() {
    assertThatThrownBy(() -> scaffold("defect_pareto"))
        .hasMessageContaining("marts.defect_pareto exists");
    assertThatThrownBy(() -> scaffold("visit")).hasMessageContaining("silver.visit exists");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void fileThatIsThereIsLeftAsItIs() throws IOException {
    Files.createDirectories(root.resolve(SQL).getParent());
    Files.writeString(root.resolve(SQL), "SELECT 1");

    assertThatThrownBy(() -> scaffold("order_type_mix"))
        .hasMessageContaining("order_type_mix.sql is there already");
    assertThat(root.resolve(SQL)).hasContent("SELECT 1");
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  private List<Path> scaffold(String name) {
    return new MartScaffold(root, Tables.declared()).write(name);
  }
}
