package org.mendlake.transforms.folds;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mendlake.events.CodeSetPublishedV1;

/** What a version of a code set says about the nodes of its tree; of two for one node the first. */
final class CodeSetNames {
  /** A node: its level and its code, a whole defect code for level {@code code}. */
  private record Node(String level, String code) {}

  private final Map<Node, CodeSetPublishedV1.Code> nodes = new HashMap<>();
  private final Map<Node, Set<String>> successors = new HashMap<>();

  CodeSetNames(String codeSetId, CodeSetPublishedV1 version) {
    for (CodeSetPublishedV1.Code code : version.codes()) {
      String id = id(codeSetId, code.level(), code.code());
      boolean isNew = nodes.putIfAbsent(new Node(code.level(), id), code) == null;
      if (isNew && code.previousCode() != null) {
        String previous = id(codeSetId, code.level(), code.previousCode());
        successors
            .computeIfAbsent(new Node(code.level(), previous), node -> new TreeSet<>())
            .add(id);
      }
    }
  }

  private static String id(String codeSetId, String level, String code) {
    return level.equals("code") ? defectCode(codeSetId, code) : code;
  }

  /** The defect code that a node of level {@code code} stands for, with its set in front. */
  static String defectCode(String codeSetId, String code) {
    return code.startsWith(codeSetId + ":") ? code : codeSetId + ":" + code;
  }

  /** What continues a node of the version before, in order; a whole code for level {@code code}. */
  Set<String> successors(String level, String code) {
    return successors.getOrDefault(new Node(level, code), Set.of());
  }

  /** The node of a whole defect code. */
  Optional<CodeSetPublishedV1.Code> whole(String defectCode) {
    return node("code", defectCode);
  }

  /** The node of one level. */
  Optional<CodeSetPublishedV1.Code> node(String level, String code) {
    return Optional.ofNullable(nodes.get(new Node(level, code)));
  }

  /** Whether the version lists the code, whole or each level that it tells. */
  boolean defines(String defectCode, Optional<DefectPath> path) {
    return whole(defectCode).isPresent() || path.filter(this::namesEveryLevel).isPresent();
  }

  private boolean namesEveryLevel(DefectPath path) {
    return path.levels().entrySet().stream()
        .allMatch(level -> node(level.getKey(), level.getValue()).isPresent());
  }
}
