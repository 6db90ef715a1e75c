package org.mendlake.cli.stack;

/** A server cannot run on this machine as it is; the message says why and what to do. */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what went wrong, why, and what to do. */
  public StackException(String message) {
    super(message);
  }

  StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
