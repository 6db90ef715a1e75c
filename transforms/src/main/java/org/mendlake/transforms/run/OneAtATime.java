package org.mendlake.transforms.run;

/** Tells a listener one thing after the other, though steps run side by side. */
final class OneAtATime implements BuildListener {
  private final BuildListener listener;

  OneAtATime(BuildListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void stepBegins(String step, int number, int of) {
    listener.stepBegins(step, number, of);
  }

  @Override
  public synchronized void tableDone(TableChange change) {
    listener.tableDone(change);
  }

  @Override
  public synchronized void beforeCommit(String table) {
    listener.beforeCommit(table);
  }
}
