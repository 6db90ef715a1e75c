package org.mendlake.analysis.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.mendlake.analysis.input.InputException;

/**
 * A Python with the packages of a lock file, hashes checked, in an environment of its own below the
 * tools. It is made when it is missing; a last file says that it is whole.
 */
final class PythonEnvironment {
  private static final int HASH_LENGTH = 12;

  private final String python;
  private final Path lock;
  private final Path place;
  private final PrintStream progress;

  /**
   * Describes the environment.
   *
   * @param python the interpreter that makes it
   * @param lock requirements with hashes
   * @param tools folder of unpacked software
   * @param progress told what takes long
   */
  PythonEnvironment(String python, Path lock, Path tools, PrintStream progress) throws IOException {
    this.python = python;
    this.lock = lock;
    this.place = tools.resolve("statistics-programs-" + hash(lock));
    this.progress = progress;
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every Java", impossible);
    }
  }

  /** Runs a script with its arguments to the end. */
  void run(String work, String... arguments) throws IOException, InterruptedException {
    makeIfMissing();
    List<String> command = new ArrayList<>(List.of(interpreter()));
    command.addAll(List.of(arguments));
    call(work, command);
  }

  private String interpreter() {
    return place.resolve("bin").resolve("python").toString();
  }

  private void makeIfMissing() throws IOException, InterruptedException {
    Path whole = place.resolve("mendlake.complete");
    if (Files.exists(whole)) {
      return;
    }
    progress.println("Installing reliability and lifelines into " + place + " (about 500 MB) ...");
    call("make a Python environment", List.of(python, "-m", "venv", "--clear", place.toString()));
    call(
        "install reliability and lifelines",
        List.of(
            interpreter(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--require-hashes",
            "-r",
            lock.toString()));
    Files.createFile(whole);
  }

  /** What the program complains of is told; its answers are in its files. */
  private static void call(String work, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new InputException(
            "Cannot %s: %s ended with %d; see above.".formatted(work, command.get(0), code));
      }
    } finally {
      process.destroy();
    }
  }
}
