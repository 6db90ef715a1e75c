package org.mendlake.transforms.run;

/** Is told how a build goes on, by one thread at a time. */
public interface BuildListener {
  /** A listener that does not listen. */
  BuildListener SILENT = new BuildListener() {};

  /** A step begins. */
  default void stepBegins(String step, int number, int of) {}

  /** A table was committed to. */
  default void tableDone(TableChange change) {}

  /** A table is about to be committed. */
  default void beforeCommit(String table) {}
}
