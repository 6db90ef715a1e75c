package org.mendlake.analysis.validation;

import java.util.List;

/** One setting in which figures are measured. */
interface Experiment {

  /** The truth, the data drawn from it, their number and censoring. */
  String setting();

  /** What is measured. */
  List<Figure> figures();

  /** How it is repeated, such as "20,000 from seed 7", or that it is computed. */
  String repetition(Effort effort);

  /** One finding for each figure, in the same order; the same for any number of processors. */
  List<Finding> run(Effort effort);
}
