package org.mendlake.schema.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;

/**
 * Writes one Java record for each contract, the shape in which folds read its payload.
 *
 * <p>Texts become {@code String}, whole numbers {@code Long}, decimals {@code BigDecimal}, days
 * {@code LocalDate}, moments {@code Instant}, lists of objects {@code List} of a nested record. A
 * list is never null; of the other components only those that the contract does not require may be.
 */
public final class EventRecords {
  private EventRecords() {}

  /** Writes the records of the declared contracts below the directory given. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "Cannot write the event records: expected one argument, the directory for the sources");
    }
    writeTo(Path.of(arguments[0]), Contracts.declared());
  }

  /** Sources by path, such as {@code org/mendlake/events/VisitCompletedV1.java}. */
  static Map<String, String> sources(Contracts contracts) {
    Map<String, String> sources = new LinkedHashMap<>();
    String folder = RecordSource.PACKAGE.replace('.', '/') + "/";
    sources.put(
        folder + "package-info.java",
        "/** Payloads of the events, generated from their contracts. */\npackage "
            + RecordSource.PACKAGE
            + ";\n");
    for (Contract contract : contracts.all()) {
      sources.put(folder + contract.recordName() + ".java", new RecordSource(contract).text());
    }
    return sources;
  }

  /** Leaves unchanged files alone, so that they are not compiled again, and removes stale ones. */
  static void writeTo(Path directory, Contracts contracts) throws IOException {
    Map<String, String> sources = sources(contracts);
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve(source.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!sources.containsKey(directory.relativize(file).toString().replace('\\', '/'))) {
          Files.delete(file);
        }
      }
    }
  }
}
