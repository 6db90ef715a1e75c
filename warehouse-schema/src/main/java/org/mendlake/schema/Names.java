package org.mendlake.schema;

import java.util.Collection;
import java.util.Optional;

/** How names change between the wire, the tables and Java. */
public final class Names {
  private Names() {}

  /** {@code repair-order.closed.v1} to {@code RepairOrderClosedV1}. */
  public static String pascalCase(String name) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.' || c == '-' || c == '_') {
        start = true;
      } else {
        out.append(start ? Character.toUpperCase(c) : c);
        start = false;
      }
    }
    return out.toString();
  }

  /** {@code machine_id} to {@code machineId}. */
  public static String camelCase(String name) {
    String pascal = pascalCase(name);
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  /** {@code code-set} to {@code code_set}. */
  public static String tableName(String entity) {
    return entity.replace('-', '_');
  }

  /** The candidate nearest to a misspelt word, if one is near enough to be meant. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String best = null;
    int least = Math.max(2, word.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = editDistance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** "; did you mean 'x'?", or nothing when no candidate is near. */
  public static String suggestion(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(n -> "; did you mean '" + n + "'?").orElse("");
  }

  private static int editDistance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
