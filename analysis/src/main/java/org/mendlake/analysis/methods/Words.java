package org.mendlake.analysis.methods;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of constants as options write them: {@code lawless-nadeau}. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads such a name. */
  static <E extends Enum<?>> ITypeConverter<E> of(Class<E> type) {
    return text ->
        Stream.of(type.getEnumConstants())
            .filter(constant -> of(constant).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is none of %s"
                            .formatted(
                                text,
                                Stream.of(type.getEnumConstants())
                                    .map(Words::of)
                                    .collect(Collectors.joining(", ")))));
  }
}
