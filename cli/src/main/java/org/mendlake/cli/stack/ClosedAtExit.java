package org.mendlake.cli.stack;

/**
 * What must not outlive the work that opened it: closed when the work says so, or else on the way
 * out, also when the process is told to end.
 */
public final class ClosedAtExit implements AutoCloseable {
  private final Runnable closing;
  private final Thread atExit;
  private boolean isClosed;

  private ClosedAtExit(String name, Runnable closing) {
    this.closing = closing;
    this.atExit = new Thread(this::closeOnce, name);
  }

  /**
   * Notes what is open from now on.
   *
   * @param name what the closing does, as a name of its thread: {@code stop-servers}
   * @param closing runs once, in the thread that closes or in one of the exit
   * @throws StackException when the process is ending already; it is closed then
   */
  public static ClosedAtExit of(String name, Runnable closing) {
    ClosedAtExit opened = new ClosedAtExit(name, closing);
    try {
      Runtime.getRuntime().addShutdownHook(opened.atExit);
    } catch (IllegalStateException endingAlready) {
      opened.closeOnce();
      throw new StackException("Cannot go on: interrupted.", endingAlready);
    }
    return opened;
  }

  /**
   * It outlives this process: it is not closed any more.
   *
   * @throws StackException when the process is ending already, which closes it
   */
  public void keep() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException endingAlready) {
      throw new StackException("Cannot go on: interrupted.", endingAlready);
    }
    synchronized (this) {
      isClosed = true;
    }
  }

  /** Closes it, or waits for who is closing it; nothing when that was done. */
  @Override
  public void close() {
    closeOnce();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException endingAlready) {
      // The exit comes by too and finds nothing left to do.
    }
  }

  private synchronized void closeOnce() {
    if (!isClosed) {
      isClosed = true;
      closing.run();
    }
  }
}
