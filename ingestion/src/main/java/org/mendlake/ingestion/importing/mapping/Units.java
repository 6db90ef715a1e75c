package org.mendlake.ingestion.importing.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Units of measure that a mapping may convert between: exact decimal factors, never doubles. */
final class Units {
  private record Unit(String quantity, BigDecimal factor) {}

  private static final Map<String, Unit> KNOWN =
      Map.ofEntries(
          unit("s", "time", "1"),
          unit("min", "time", "60"),
          unit("h", "time", "3600"),
          unit("d", "time", "86400"),
          unit("m", "length", "1"),
          unit("km", "length", "1000"),
          unit("ft", "length", "0.3048"),
          unit("mi", "length", "1609.344"),
          unit("kg", "mass", "1"),
          unit("t", "mass", "1000"),
          unit("lb", "mass", "0.45359237"));

  private Units() {}

  private static Map.Entry<String, Unit> unit(String name, String quantity, String factor) {
    return Map.entry(name, new Unit(quantity, new BigDecimal(factor)));
  }

  /** Units that measure the same as the given one, in order; empty when it is not known. */
  static List<String> alike(String unit) {
    Unit given = KNOWN.get(unit);
    return given == null
        ? List.of()
        : new TreeMap<>(KNOWN)
            .entrySet().stream()
                .filter(e -> e.getValue().quantity().equals(given.quantity()))
                .map(Map.Entry::getKey)
                .toList();
  }

  /** A conversion between two units of one quantity; empty when they do not measure the same. */
  static Optional<Ratio> between(String from, String to) {
    return alike(to).contains(from)
        ? Optional.of(new Ratio(KNOWN.get(from).factor(), KNOWN.get(to).factor()))
        : Optional.empty();
  }

  /** Factor as a fraction, so that 20 minutes are a third of an hour until they are rounded. */
  record Ratio(BigDecimal numerator, BigDecimal denominator) {
    static final Ratio ONE = new Ratio(BigDecimal.ONE, BigDecimal.ONE);

    BigDecimal of(BigDecimal number) {
      return equals(ONE)
          ? number
          : number.multiply(numerator).divide(denominator, MathContext.DECIMAL128);
    }

    Ratio times(BigDecimal factor) {
      return new Ratio(numerator.multiply(factor), denominator);
    }
  }
}
