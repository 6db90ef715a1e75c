package org.mendlake.transforms.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the SELECT of a mart comes from. */
@FunctionalInterface
public interface MartSources {

  /**
   * The SELECT of a mart.
   *
   * @param isPreparation whether it gathers rows for a class of the mart's name, not the mart's own
   */
  record Source(String sql, boolean isPreparation) {}

  /** The SELECT of a mart, if it has one. */
  Optional<Source> of(String mart);

  /** The files {@code sql/marts/<name>.sql} or {@code <name>.prepare.sql} on the class path. */
  static MartSources onClassPath() {
    return mart ->
        read(mart + ".sql")
            .map(sql -> new Source(sql, false))
            .or(() -> read(mart + ".prepare.sql").map(sql -> new Source(sql, true)));
  }

  private static Optional<String> read(String file) {
    String path = "/sql/marts/" + file;
    try (InputStream in = MartSources.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
