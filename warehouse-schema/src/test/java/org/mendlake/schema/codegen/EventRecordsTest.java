package org.mendlake.schema.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Names;

class EventRecordsTest {
  private static final Contracts CONTRACTS = Contracts.declared();

  @TempDir Path folder;

  @Test
  void theSourceOfEveryContractCompilesToTheFieldsOfTheContractInTheirOrder() throws Exception {
    try (URLClassLoader compiled = compile(CONTRACTS)) {
      for (Contract contract : CONTRACTS.all()) {
        Class<?> type = compiled.loadClass("org.mendlake.events." + contract.recordName());

        assertThat(type.getRecordComponents())
            .extracting(RecordComponent::getName)
            .containsExactlyElementsOf(
                contract.payload().fields().stream().map(f -> Names.camelCase(f.name())).toList());
      }
    }
  }

  @Test
  void listsHoldNestedRecordsAndNumbersAreExact() throws Exception {
    try (URLClassLoader compiled = compile(CONTRACTS)) {
      Class<?> visit = compiled.loadClass("org.mendlake.events.VisitCompletedV1");
      Class<?> line = compiled.loadClass("org.mendlake.events.VisitCompletedV1$Line");

      assertThat(component(visit, "lines").getGenericType().getTypeName())
          .isEqualTo("java.util.List<" + line.getName() + ">");
      assertThat(component(line, "costAmount").getType()).isEqualTo(BigDecimal.class);
      assertThat(component(line, "lineNo").getType()).isEqualTo(Long.class);
    }
  }

  @Test
  void anAbsentListIsEmptyAndAMissingRequiredFieldIsRefused() throws Exception {
    try (URLClassLoader compiled = compile(CONTRACTS)) {
      Constructor<?> codeSet =
          compiled.loadClass("org.mendlake.events.CodeSetPublishedV1").getDeclaredConstructors()[0];
      Object set = codeSet.newInstance(java.time.LocalDate.EPOCH, "1", null);

      assertThat(set.getClass().getMethod("codes").invoke(set)).isEqualTo(List.of());
      assertThatThrownBy(() -> codeSet.newInstance(null, "1", null))
          .isInstanceOf(InvocationTargetException.class)
          .hasRootCauseMessage("valid_from");
    }
  }

  @Test
  void aSecondRunLeavesFilesAloneAndRemovesThoseOfAContractThatIsGone() throws Exception {
    EventRecords.writeTo(folder, CONTRACTS);
    Path kept = folder.resolve("org/mendlake/events/VisitCompletedV1.java");
    Path stale = Files.writeString(kept.resolveSibling("VisitBegunV1.java"), "gone");
    var written = Files.getLastModifiedTime(kept);

    EventRecords.writeTo(folder, CONTRACTS);

    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
    assertThat(stale).doesNotExist();
  }

  @Test
  void aFieldThatJavaCannotNameIsRefusedWithItsContract() {
    Contracts contracts =
        Contracts.of(
            Map.of(
                "envelope.yaml",
                "properties: {id: {type: string, maxLength: 9, description: a, x-description-zh: 说明}}",
                "part/part.worn.v1.yaml",
                """
                description: d
                x-description-zh: 说明
                x-lateness: none
                type: object
                additionalProperties: false
                properties: {class: {type: string, maxLength: 9, description: c, x-description-zh: 说明}}
                """));

    assertThatThrownBy(() -> EventRecords.sources(contracts))
        .hasMessageContaining("Cannot name a record component: 'class' in part.worn.v1");
  }

  private URLClassLoader compile(Contracts contracts) throws Exception {
    Path sources = folder.resolve("sources");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    EventRecords.writeTo(sources, contracts);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> written = Files.walk(sources)) {
      boolean succeeded =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-Xlint:all", "-Xdoclint:html,syntax", "-Werror", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(written.filter(Files::isRegularFile).toList()))
              .call();
      assertThat(succeeded).as(messages.toString()).isTrue();
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  private static RecordComponent component(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> c.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
