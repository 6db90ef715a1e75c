package org.mendlake.cli.stack;

/** Nobody listens. */
public enum NoProgress implements Progress {
  /** The only one. */
  INSTANCE;

  @Override
  public void say(String line) {}

  @Override
  public void progress(String line) {}
}
