package org.mendlake.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.mendlake.cli.stack.Progress;

/**
 * Where a command speaks: answers on {@code out}, progress and complaints on {@code err}.
 *
 * <p>On a terminal the progress line is written over; elsewhere each step is a line of its own.
 *
 * @param out answers, in UTF-8
 * @param err progress and complaints, in UTF-8
 * @param live whether a person watches, so that a line may be written over
 */
public record Terminal(PrintStream out, PrintStream err, boolean live) implements Progress {

  private static final String ERASE_LINE = "\r\033[K";

  /** The terminal of this process; {@code ./mendlake} tells whether a person watches. */
  public static Terminal ofProcess() {
    return new Terminal(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), Boolean.getBoolean("mendlake.live"));
  }

  /** Writes one line of an answer. */
  public void answer(String line) {
    out.println(line);
  }

  @Override
  public void say(String line) {
    if (live) {
      err.print(ERASE_LINE);
    }
    err.println(line);
  }

  @Override
  public void progress(String line) {
    if (live) {
      err.print(ERASE_LINE + line);
      err.flush();
    } else {
      err.println(line);
    }
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
