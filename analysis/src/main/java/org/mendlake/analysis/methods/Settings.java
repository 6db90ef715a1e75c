package org.mendlake.analysis.methods;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.analysis.report.Cell;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values of a method's own options, given or by default, so that a report can be repeated. */
final class Settings {
  private Settings() {}

  /**
   * The settings.
   *
   * @param common declares the options that every method has, which are no settings
   */
  static Map<String, Cell> of(CommandSpec spec, Class<?> common) {
    Map<String, Cell> settings = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      boolean isCommon =
          option.userObject() instanceof Field field && field.getDeclaringClass() == common;
      if (!isCommon && !option.usageHelp() && !option.versionHelp()) {
        settings.put(key(option.longestName()), cell(option.getValue()));
      }
    }
    return settings;
  }

  private static String key(String name) {
    return name.substring(2).replace('-', '_');
  }

  private static Cell cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Settings::cell).orElse(Cell.missing());
    }
    if (value instanceof Double number) {
      return Cell.of(number.doubleValue());
    }
    if (value instanceof Integer || value instanceof Long) {
      return Cell.of(((Number) value).longValue());
    }
    if (value instanceof Boolean flag) {
      return Cell.flag(flag);
    }
    if (value instanceof Enum<?> constant) {
      return Cell.of(Words.of(constant));
    }
    if (value instanceof List<?> list) {
      return new Cell.Several(list.stream().map(Settings::cell).toList());
    }
    return value == null ? Cell.missing() : Cell.of(String.valueOf(value));
  }
}
