package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/** How many rows of a table broke each of its expectations, counted in several places. */
final class BreachCount implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] rows;
  private final String[] examples;

  /** Nothing broken yet. */
  BreachCount(int expectations) {
    this.rows = new long[expectations];
    this.examples = new String[expectations];
  }

  /** A row breaks an expectation; of all such keys the least is told. */
  void add(int expectation, String key) {
    add(expectation, 1, key);
  }

  /** Rows break an expectation, with the least of their keys. */
  void add(int expectation, long number, String key) {
    rows[expectation] += number;
    examples[expectation] = least(examples[expectation], key);
  }

  /** Adds what was counted elsewhere. */
  void add(BreachCount other) {
    for (int i = 0; i < rows.length; i++) {
      add(i, other.rows[i], other.examples[i]);
    }
  }

  private static String least(String one, String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * What is broken but does not stop a build.
   *
   * @throws BuildException if something is broken that must hold
   */
  List<BrokenExpectation> told(Table table, List<Expectation> expectations) {
    List<BrokenExpectation> fatal = new ArrayList<>();
    List<BrokenExpectation> told = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] > 0) {
        Expectation expectation = expectations.get(i);
        (expectation.fails() ? fatal : told)
            .add(new BrokenExpectation(table.name(), expectation.name(), rows[i], examples[i]));
      }
    }
    if (!fatal.isEmpty()) {
      throw new BuildException(fatal);
    }
    return told;
  }
}
