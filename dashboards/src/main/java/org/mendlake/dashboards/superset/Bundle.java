package org.mendlake.dashboards.superset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Assets in Superset's export format.
 *
 * @param files texts by relative path, such as {@code charts/product-quality_visits.yaml}
 */
public record Bundle(Map<String, String> files) {
  public Bundle {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** Writes the bundle as a folder; what an earlier one left there is removed. */
  public void writeTo(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        List<Path> deepestFirst = old.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
