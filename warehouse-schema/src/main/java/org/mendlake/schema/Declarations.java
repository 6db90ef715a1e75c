package org.mendlake.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the YAML files below a folder of the class path, or of a directory. */
public final class Declarations {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Declarations() {}

  /** Text of every {@code .yaml} file below {@code folder} on the class path, by relative path. */
  public static Map<String, String> onClassPath(String folder) {
    Map<String, String> found = new TreeMap<>();
    try {
      Enumeration<URL> roots = Declarations.class.getClassLoader().getResources(folder);
      while (roots.hasMoreElements()) {
        URI uri = roots.nextElement().toURI();
        if (uri.getScheme().equals("jar")) {
          String file = uri.getSchemeSpecificPart();
          Path archive = Path.of(URI.create(file.substring(0, file.indexOf("!/"))));
          try (FileSystem jar = FileSystems.newFileSystem(archive, Map.of())) {
            found.putAll(below(jar.getPath(folder)));
          }
        } else {
          found.putAll(below(Path.of(uri)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the declarations in " + folder, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot read the declarations in " + folder, e);
    }
    return found;
  }

  /** Text of every {@code .yaml} file below a directory, by relative path. */
  public static Map<String, String> below(Path directory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        found.put(path, Files.readString(file));
      }
    }
    return found;
  }

  /** Parses one file; a syntax error becomes a problem and a missing node. */
  public static JsonNode parse(String file, String text, Problems problems) {
    try {
      JsonNode node = YAML.readTree(text);
      if (node.isObject()) {
        return node;
      }
      problems.add(file, "Cannot read it: expected keys with values");
    } catch (JsonProcessingException e) {
      problems.add(
          file,
          "Cannot read it: line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage());
    }
    return YAML.missingNode();
  }
}
