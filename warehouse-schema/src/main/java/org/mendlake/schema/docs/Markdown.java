package org.mendlake.schema.docs;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words and code as Markdown that renders as it was written. */
final class Markdown {
  /** First line of every generated page. */
  static final String HEADER =
      "<!-- Generated from the declarations in warehouse-schema. Do not edit; run\n     "
          + Documents.COMMAND
          + " -->\n\n";

  private Markdown() {}

  /** Running text: nothing in it is taken for markup. */
  static String text(String words) {
    return words.strip().replaceAll("\\s+", " ").replaceAll("([\\\\<>|*`\\[\\]])", "\\\\$1");
  }

  /** A name or an expression, letter by letter. */
  static String code(String words) {
    return "`" + words.strip().replaceAll("\\s+", " ").replace("|", "\\|") + "`";
  }

  /** Names, letter by letter, with commas between them. */
  static String codes(Collection<String> names) {
    return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  /** The anchor that a renderer gives to a heading. */
  static String anchor(String heading) {
    return heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_ -]", "");
  }
}
