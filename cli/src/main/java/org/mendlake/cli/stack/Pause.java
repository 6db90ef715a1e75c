package org.mendlake.cli.stack;

/** Waiting between two looks at something that another process does. */
public final class Pause {
  private Pause() {}

  /** Waits; an interrupt ends the work. */
  public static void millis(long length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Cannot go on: interrupted.", interrupted);
    }
  }
}
