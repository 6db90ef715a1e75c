package org.mendlake.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds descriptions that describe nothing. */
final class DescriptionCheck {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\b(todo|tbd|fixme|xxx|placeholder|lorem ipsum)\\b|待定|待补充|未定义|^[\\s.?…-]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private DescriptionCheck() {}

  /**
   * What is wrong with a description, if anything.
   *
   * @param en key of the English text in the file, named in the message
   * @param zh key of the Chinese text in the file
   */
  static Optional<String> problem(Text text, String en, String zh) {
    if (text.en().isBlank() || text.zh().isBlank()) {
      return Optional.of("Cannot document it: " + en + " and " + zh + " are both needed");
    }
    for (String words : new String[] {text.en(), text.zh()}) {
      if (PLACEHOLDER.matcher(words).find()) {
        return Optional.of("Cannot document it with a placeholder: " + words);
      }
    }
    if (!CHINESE.matcher(text.zh()).find()) {
      return Optional.of("Cannot take " + zh + " for Chinese: " + text.zh());
    }
    return Optional.empty();
  }
}
