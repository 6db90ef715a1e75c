package org.mendlake.transforms.folds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the codes of one set go on from version to version. */
final class CodeSuccession {
  private final String codeSetId;
  private final List<CodeSetNames> versions;

  /**
   * What a code is in the last version.
   *
   * @param code empty when it ended or was split
   * @param reason {@code same}, {@code renamed}, {@code ended} or {@code split}
   */
  record Current(Optional<String> code, String reason) {}

  /**
   * The succession in a set.
   *
   * @param versions its versions in order
   */
  CodeSuccession(String codeSetId, List<CodeSetNames> versions) {
    this.codeSetId = codeSetId;
    this.versions = List.copyOf(versions);
  }

  /** What a code of one version is in the last one. */
  Current current(String code, int version) {
    String now = code;
    for (int i = version; i + 1 < versions.size(); i++) {
      Set<String> next = next(now, i);
      if (next.size() != 1) {
        return new Current(Optional.empty(), next.isEmpty() ? "ended" : "split");
      }
      now = next.iterator().next();
    }
    return new Current(Optional.of(now), now.equals(code) ? "same" : "renamed");
  }

  /** The codes that continue a code of one version in the next one; none when it ends. */
  Set<String> next(String code, int version) {
    CodeSetNames before = versions.get(version);
    CodeSetNames after = versions.get(version + 1);
    Optional<DefectPath> path = DefectPath.of(code);
    Set<String> whole = after.successors("code", code);
    if (!whole.isEmpty()) {
      return whole;
    }
    if (after.defines(code, path)) {
      return Set.of(code);
    }
    Set<String> byLevel = path.map(p -> byLevel(p, after)).orElse(Set.of(code));
    boolean isReplaced = !byLevel.equals(Set.of(code));
    return isReplaced || !before.defines(code, path) ? byLevel : Set.of();
  }

  /** The path with each level replaced by what continues it. */
  private Set<String> byLevel(DefectPath path, CodeSetNames after) {
    List<String> prefixes = List.of(codeSetId + ":");
    String separator = "";
    for (String level : DefectPath.LEVELS) {
      String value = path.levels().getOrDefault(level, "-");
      Set<String> next = after.successors(level, value);
      List<String> longer = new ArrayList<>();
      for (String prefix : prefixes) {
        for (String one : next.isEmpty() ? Set.of(value) : next) {
          longer.add(prefix + separator + one);
        }
      }
      prefixes = longer;
      separator = "/";
    }
    return new TreeSet<>(prefixes);
  }
}
