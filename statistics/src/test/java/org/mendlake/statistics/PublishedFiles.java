package org.mendlake.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Published data in files beside the repository, which has no data of others in it. */
public final class PublishedFiles {
  private PublishedFiles() {}

  /** Lines of a file; without it the test is skipped. */
  public static List<String> lines(String name) {
    Path file = Path.of(System.getProperty("mendlake.root"), "../shared/data", name);
    assumeTrue(Files.exists(file), "published data " + name + " is not on this machine");
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
