package org.mendlake.cli.stack;

/** Hears what the stack is doing; a terminal shows it. */
public interface Progress {
  /** A step is over, or something worth keeping was found. */
  void say(String line);

  /** How far a long step is; the next message may take its place. */
  void progress(String line);
}
