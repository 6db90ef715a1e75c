package org.mendlake.analysis.validation;

import java.util.List;

/**
 * Experiments about one method.
 *
 * @param meaning what is drawn and measured, and why the bands are what they are
 */
record Study(String title, String meaning, List<Experiment> experiments) {
  Study {
    experiments = List.copyOf(experiments);
  }
}
