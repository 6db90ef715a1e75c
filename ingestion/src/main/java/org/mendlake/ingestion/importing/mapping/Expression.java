package org.mendlake.ingestion.importing.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a text is made from a row: a column, a template of several, or a constant, then literal
 * replacements, then a value map.
 *
 * @param parts literals and columns in order
 * @param missing what stands for a column without a value; when absent, one missing column makes
 *     the whole text missing
 * @param replacements literal texts and what takes their place, applied in order
 * @param values code list, empty when there is none; a value without a target becomes missing
 * @param otherwise what happens to a text that the code list does not hold
 */
public record Expression(
    List<Part> parts,
    Optional<String> missing,
    Map<String, String> replacements,
    Map<String, Optional<String>> values,
    Otherwise otherwise) {

  /** A piece of a template. */
  public sealed interface Part {
    /** Text that stands as it is. */
    record Literal(String text) implements Part {}

    /** Value of a column of the file, or of a definition. */
    record Column(String name) implements Part {}
  }

  /** What happens to a text that the code list does not hold. */
  public sealed interface Otherwise {
    /** The row is refused. */
    record Refuse() implements Otherwise {}

    /** The text stays as it is. */
    record Keep() implements Otherwise {}

    /** Another text takes its place. */
    record Use(String text) implements Otherwise {}
  }

  /** The value of one column, as it is. */
  public static Expression column(String name) {
    return plain(List.of(new Part.Column(name)));
  }

  /** The same text for every row. */
  public static Expression constant(String text) {
    return plain(List.of(new Part.Literal(text)));
  }

  static Expression plain(List<Part> parts) {
    return new Expression(
        List.copyOf(parts), Optional.empty(), Map.of(), Map.of(), new Otherwise.Refuse());
  }

  /** Names of the columns and definitions that it reads. */
  public Set<String> columns() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      if (part instanceof Part.Column column) {
        names.add(column.name());
      }
    }
    return names;
  }

  /** The text, when it is the same for every row. */
  public Optional<String> constantText() {
    return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal
        ? Optional.of(literal.text())
        : Optional.empty();
  }

  /** Whether it is one column and nothing around it. */
  public boolean isOneColumn() {
    return parts.size() == 1 && parts.get(0) instanceof Part.Column;
  }

  /** Every text that stands in the mapping itself: the constant, targets and fallbacks. */
  public List<String> ownTexts() {
    List<String> texts = new ArrayList<>();
    constantText().ifPresent(texts::add);
    missing.ifPresent(texts::add);
    values.values().forEach(target -> target.ifPresent(texts::add));
    if (otherwise instanceof Otherwise.Use use) {
      texts.add(use.text());
    }
    return texts;
  }
}
