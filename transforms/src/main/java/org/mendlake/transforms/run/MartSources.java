package org.mendlake.transforms.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Where the SELECT of a mart comes from. */
@FunctionalInterface
public interface MartSources {

  /** The SELECT of a mart, if it is one. */
  Optional<String> sql(String mart);

  /** The files {@code sql/marts/<name>.sql} on the class path. */
  static MartSources onClassPath() {
    return mart -> {
      String path = "/sql/marts/" + mart + ".sql";
      try (InputStream in = MartSources.class.getResourceAsStream(path)) {
        return in == null
            ? Optional.empty()
            : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + path, e);
      }
    };
  }

  /** These, and where they have none, others. */
  default MartSources or(Function<String, Optional<String>> others) {
    return mart -> sql(mart).or(() -> others.apply(mart));
  }
}
