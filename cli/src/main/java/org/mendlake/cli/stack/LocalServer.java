package org.mendlake.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is special about one server; {@link LocalStack} does what all have in common. */
interface LocalServer {
  /** Which server this is. */
  ServerName name();

  /** Where it keeps its state, and where it runs. */
  Path folder();

  /** Where clients reach it. */
  String address();

  /** The ports it listens on, by the setting that changes each. */
  Map<String, Integer> ports();

  /** Installs what is missing and writes the configuration; does nothing that was done before. */
  void prepare(Progress progress);

  /** The program and its arguments; holds no secret. */
  List<String> command();

  /** Environment variables to set; one with an empty value is removed. */
  Map<String, String> environment();

  /** Whether it serves requests now. */
  boolean answers();
}
