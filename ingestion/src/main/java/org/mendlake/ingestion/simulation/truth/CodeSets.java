package org.mendlake.ingestion.simulation.truth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.ingestion.simulation.events.Definition.Code;
import org.mendlake.ingestion.simulation.events.Definition.CodeSetPublished;
import org.mendlake.ingestion.simulation.reports.Report;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/** What defect codes of each day are now. The simulation lists whole codes and splits none. */
final class CodeSets {
  private final Map<String, TreeMap<Long, CodeSetPublished>> byDay = new HashMap<>();

  /** The code sets as reports of master data told them before a moment. */
  CodeSets(List<Report> masterData, long before) {
    for (Held held : Statements.of(masterData, before).of(CodeSetPublished.class)) {
      CodeSetPublished version = (CodeSetPublished) held.payload();
      byDay
          .computeIfAbsent(held.report().subject().key(), id -> new TreeMap<>())
          .put(version.validFrom(), version);
    }
  }

  /** The code in the last version of its set; empty when no later version goes on with it. */
  Optional<String> current(String code, long day) {
    int colon = code.indexOf(':');
    String set = code.substring(0, colon);
    String path = code.substring(colon + 1);
    boolean isListed = false;
    for (var version : byDay.getOrDefault(set, new TreeMap<>()).entrySet()) {
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
