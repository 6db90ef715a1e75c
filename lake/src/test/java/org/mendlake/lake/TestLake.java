package org.mendlake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Lakes for tests of any module: one Spark session in the JVM, a warehouse of its own for each
 * test.
 */
public final class TestLake {
  private TestLake() {}

  private static final class Holder {
    static final SparkSession SPARK = start();

    private static SparkSession start() {
      String local = temporary("spark-local").toString();
      String warehouse = temporary("spark-warehouse").toString();
      return LakeSession.open(
          new LakeSettings(
              "local[2]",
              2,
              Map.of(
                  "spark.local.dir",
                  local,
                  "spark.sql.warehouse.dir",
                  warehouse,
                  // Tiny tables: planning and compiling each query costs more than running it.
                  "spark.sql.codegen.wholeStage",
                  "false",
                  "spark.sql.codegen.factoryMode",
                  "NO_CODEGEN",
                  "spark.sql.adaptive.enabled",
                  "false")));
    }

    private static Path temporary(String prefix) {
      try {
        return Files.createTempDirectory(prefix);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot create a temporary folder", e);
      }
    }
  }

  /** The session that all tests of this JVM share. */
  public static SparkSession spark() {
    return Holder.SPARK;
  }

  /** An empty warehouse below a folder, such as one of JUnit's {@code @TempDir}. */
  public static Lake in(Path folder) {
    return new Lake(spark(), folder.resolve("warehouse").toString());
  }
}
