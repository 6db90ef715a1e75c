package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an expression: a text is a column, or a template when it has braces; a number or a truth
 * value is a constant; keys say the rest.
 */
final class ExpressionReader {
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");
  static final Set<String> KEYS =
      Set.of("column", "template", "constant", "missing", "replace", "values", "otherwise");
  private static final Set<String> ORIGINS = Set.of("column", "template", "constant");

  private ExpressionReader() {}

  /** Reads one; {@code moreKeys} are keys beside it that the caller reads. */
  static Expression read(Section section, Set<String> moreKeys) {
    JsonNode node = section.node();
    if (node.isTextual()) {
      return shorthand(section, node.asText());
    }
    if (node.isNumber() || node.isBoolean()) {
      return Expression.constant(node.asText());
    }
    if (!node.isObject()) {
      section.problem(
          "Cannot read it: expected a column, a template with {column}, or keys such as constant");
      return Expression.constant("");
    }
    Set<String> keys = new LinkedHashSet<>(KEYS);
    keys.addAll(moreKeys);
    section.refuseUnknownKeys(keys);
    Expression origin = origin(section);
    return new Expression(
        origin.parts(),
        section.text("missing"),
        replacements(section),
        section.pairs("values"),
        otherwise(section));
  }

  private static Expression shorthand(Section section, String text) {
    if (text.isBlank()) {
      section.problem("Cannot read it: the name of a column is missing");
    }
    return text.contains("{") ? template(section, text) : Expression.column(text);
  }

  private static Expression origin(Section section) {
    List<String> told = ORIGINS.stream().filter(section.node()::has).toList();
    if (told.size() != 1) {
      section.problem("Cannot tell where it comes from: say one of column, template, constant");
      return Expression.constant("");
    }
    String text = section.requiredText(told.get(0), "where the value comes from");
    return switch (told.get(0)) {
      case "column" -> Expression.column(text);
      case "template" -> template(section, text);
      default -> Expression.constant(text);
    };
  }

  private static Expression template(Section section, String text) {
    List<Expression.Part> parts = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int end = 0;
    while (hole.find()) {
      literal(section, text.substring(end, hole.start()), parts);
      parts.add(new Expression.Part.Column(hole.group(1)));
      end = hole.end();
    }
    literal(section, text.substring(end), parts);
    return Expression.plain(parts);
  }

  private static void literal(Section section, String text, List<Expression.Part> parts) {
    if (text.contains("{") || text.contains("}")) {
      section.problem("Cannot read the template: a brace is open or empty in '" + text + "'");
    }
    if (!text.isEmpty()) {
      parts.add(new Expression.Part.Literal(text));
    }
  }

  private static Map<String, String> replacements(Section section) {
    Map<String, String> replacements = new LinkedHashMap<>();
    section.pairs("replace").forEach((from, to) -> replacements.put(from, to.orElse("")));
    return replacements;
  }

  private static Expression.Otherwise otherwise(Section section) {
    JsonNode node = section.node().path("otherwise");
    if (!node.isMissingNode() && !section.node().has("values")) {
      section.at("otherwise").problem("Cannot use it without 'values'");
    }
    if (node.isObject()) {
      Section inner = section.at("otherwise");
      inner.refuseUnknownKeys(Set.of("use"));
      return new Expression.Otherwise.Use(inner.requiredText("use", "the text to use"));
    }
    return section.word("otherwise", "refuse", List.of("refuse", "keep")).equals("keep")
        ? new Expression.Otherwise.Keep()
        : new Expression.Otherwise.Refuse();
  }
}
