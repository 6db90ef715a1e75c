package org.mendlake.transforms.folds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A defect code taken apart: {@code <code set>:<system>/<part>/<mode>}, where {@code -} leaves a
 * level untold.
 *
 * @param levels the levels told, outermost first: {@code system}, {@code part}, {@code mode}
 */
record DefectPath(Map<String, String> levels) {
  /** The levels of a path, outermost first. */
  static final List<String> LEVELS = List.of("system", "part", "mode");

  /** The path of a code; empty when the code is malformed. */
  static Optional<DefectPath> of(String defectCode) {
    int colon = defectCode.indexOf(':');
    String[] values = defectCode.substring(colon + 1).split("/", -1);
    if (colon < 1 || values.length != LEVELS.size()) {
      return Optional.empty();
    }
    Map<String, String> levels = new LinkedHashMap<>();
    for (int i = 0; i < LEVELS.size(); i++) {
      if (values[i].isBlank()) {
        return Optional.empty();
      }
      if (!values[i].equals("-")) {
        levels.put(LEVELS.get(i), values[i]);
      }
    }
    return Optional.of(new DefectPath(levels));
  }
}
