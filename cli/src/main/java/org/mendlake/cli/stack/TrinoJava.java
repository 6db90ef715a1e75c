package org.mendlake.cli.stack;

/** The Java that runs Trino, which needs a newer one than the rest of Mendlake. */
public final class TrinoJava {
  /** The oldest version that Trino 476 accepts. */
  public static final int OLDEST = 24;

  private TrinoJava() {}
}
