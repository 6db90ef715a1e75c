package org.mendlake.ingestion.simulation.truth;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.Definition.Code;
import org.mendlake.ingestion.simulation.events.Definition.CodeSetPublished;
import org.mendlake.ingestion.simulation.reports.Report;

/** What defect codes of each day are now. The simulation lists whole codes and splits none. */
final class CodeSets {
  private final Map<String, NavigableMap<Long, CodeSetPublished>> byDay;

  /** The code sets as reports of master data told them before a moment. */
  CodeSets(List<Report> masterData, long before) {
    byDay =
        Statements.of(masterData, before)
            .byDay(CodeSetPublished.class, CodeSetPublished::validFrom);
  }

  /** The code in the last version of its set; empty when no later version goes on with it. */
  Optional<String> current(String code, long day) {
    int colon = code.indexOf(':');
    String set = code.substring(0, colon);
    String path = code.substring(colon + 1);
    boolean isListed = false;
    for (var version : byDay.getOrDefault(set, Collections.emptyNavigableMap()).entrySet()) {
      boolean isLater = version.getKey() > day;
      Optional<String> next = isLater ? next(path, version.getValue()) : Optional.of(path);
      if (next.isEmpty() && isListed) {
        return Optional.empty();
      }
      path = next.orElse(path);
      isListed = lists(path, version.getValue());
    }
    return Optional.of(set + ":" + path);
  }

  /** What goes on with a path; one that nothing is told of does not. */
  private static Optional<String> next(String path, CodeSetPublished version) {
    return version.codes().stream()
        .filter(code -> code.level().equals("code") && code.previous().equals(Optional.of(path)))
        .map(Code::code)
        .findFirst()
        .or(() -> lists(path, version) ? Optional.of(path) : Optional.empty());
  }

  private static boolean lists(String path, CodeSetPublished version) {
    return version.codes().stream()
        .anyMatch(code -> code.level().equals("code") && code.code().equals(path));
  }
}
