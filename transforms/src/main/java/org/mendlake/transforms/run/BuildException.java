package org.mendlake.transforms.run;

import java.util.List;
import java.util.stream.Collectors;

/** Rows break what their table must hold; nothing of the table was written. */
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BuildException(List<BrokenExpectation> broken) {
    super(
        "Cannot write "
            + broken.get(0).table()
            + ": "
            + broken.stream().map(BrokenExpectation::toString).collect(Collectors.joining("; "))
            + ". Mend the fold, the SQL or the declaration; what is stored stays as it was");
  }
}
