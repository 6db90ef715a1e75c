package org.mendlake.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java runtime on this machine.
 *
 * @param folder its home; {@code bin/java} is below
 * @param major its version, for example 25
 */
public record JavaHome(Path folder, int major) {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /** The program. */
  public Path java() {
    return folder.resolve("bin").resolve("java");
  }

  /** What is at {@code folder}, when it is a Java runtime that says its version. */
  public static Optional<JavaHome> at(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin").resolve("java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(release));
      return matcher.find()
          ? Optional.of(new JavaHome(folder, Integer.parseInt(matcher.group(1))))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The Java runtimes in the usual places: JAVA_HOME, the one that runs this, those of the system
   * and of the user.
   */
  public static List<JavaHome> installed() {
    List<Path> folders = new ArrayList<>();
    Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(folders::add);
    folders.add(Path.of(System.getProperty("java.home")));
    Path user = Path.of(System.getProperty("user.home"));
    for (Path parent :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of("/opt"),
            user.resolve(".jdks"),
            user.resolve(".sdkman/candidates/java"))) {
      folders.addAll(children(parent));
    }
    children(Path.of("/Library/Java/JavaVirtualMachines"))
        .forEach(machine -> folders.add(machine.resolve("Contents/Home")));
    return folders.stream().map(JavaHome::at).flatMap(Optional::stream).distinct().toList();
  }

  /** The oldest installed runtime of at least version {@code major}. */
  public static Optional<JavaHome> installed(int major) {
    return installed().stream()
        .filter(home -> home.major() >= major)
        .min(Comparator.comparingInt(JavaHome::major));
  }

  private static List<Path> children(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
