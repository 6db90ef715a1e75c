package org.mendlake.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Tells a failure that no command expected in one line, and keeps where it came from in a file. */
final class FailureLog {
  private final Path file;

  /** A log in this folder, which need not be there. */
  FailureLog(Path folder) {
    this.file = folder.resolve("failure.log");
  }

  /** Says what failed and where the details are; those of the failure before are gone. */
  void tell(String command, Throwable failure, Terminal terminal) {
    terminal.say(inWords(command, failure));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, trace.toString());
      terminal.say("Where it came from: " + file);
    } catch (IOException unwritable) {
      terminal.say("Cannot write " + file + ": " + unwritable.getMessage());
      terminal.say(trace.toString());
    }
  }

  private static String inWords(String command, Throwable failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "").strip();
    return message.startsWith("Cannot ")
        ? message
        : "Cannot finish "
            + command
            + ": "
            + failure.getClass().getSimpleName()
            + (message.isEmpty() ? "" : ": " + message);
  }
}
