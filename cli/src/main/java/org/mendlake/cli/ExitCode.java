package org.mendlake.cli;

/** The exit codes of the command; the only place that gives them a meaning. */
public final class ExitCode {
  /** The work is done and everything that was checked holds. */
  public static final int OK = 0;

  /** The work failed, or an expectation about the data does not hold. */
  public static final int FAILED = 1;

  /** The command line or the configuration is wrong; nothing was done. */
  public static final int USAGE = 2;

  /** The machine lacks something: software, a free port, disk space. */
  public static final int ENVIRONMENT = 3;

  /** The user interrupted the command. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
