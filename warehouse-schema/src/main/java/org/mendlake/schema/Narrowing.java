package org.mendlake.schema;

import java.util.ArrayList;
import java.util.List;

/** Why values that a released type took might be refused, or mean another thing, under another. */
final class Narrowing {
  private final List<String> reasons = new ArrayList<>();

  Narrowing(FieldType released, FieldType declared) {
    if (!released.getClass().equals(declared.getClass())) {
      changed("type", word(released), word(declared));
    } else if (released instanceof FieldType.Text before) {
      text(before, (FieldType.Text) declared);
    } else if (released instanceof FieldType.Whole before) {
      FieldType.Whole now = (FieldType.Whole) declared;
      lower("minimum", before.minimum(), now.minimum());
      upper("maximum", before.maximum(), now.maximum());
    } else if (released instanceof FieldType.Decimal before) {
      FieldType.Decimal now = (FieldType.Decimal) declared;
      if (before.scale() != now.scale()) {
        changed("decimal places", before.scale(), now.scale());
      }
      lower("minimum", before.minimum(), now.minimum());
      upper("maximum", before.maximum(), now.maximum());
    } else if (released instanceof FieldType.Sequence before) {
      FieldType.Sequence now = (FieldType.Sequence) declared;
      lower("minItems", before.minItems(), now.minItems());
      upper("maxItems", before.maxItems(), now.maxItems());
    }
  }

  /** The reasons, each a message without its end; empty when every value is still taken. */
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  private void text(FieldType.Text before, FieldType.Text now) {
    if (now.format() != FieldType.Format.ANY && now.format() != before.format()) {
      changed("format", before.format(), now.format());
    }
    if (before.allowed().isEmpty()) {
      lower("minLength", before.minLength(), now.minLength());
      upper("maxLength", before.maxLength(), now.maxLength());
      if (!now.allowed().isEmpty()) {
        reasons.add("Cannot close a free text to a list of values");
      }
      return;
    }
    for (String value : before.allowed()) {
      int length = value.codePointCount(0, value.length());
      boolean taken =
          now.allowed().isEmpty()
              ? length >= now.minLength() && length <= now.maxLength()
              : now.allowed().contains(value);
      if (!taken) {
        reasons.add("Cannot take the value '" + value + "' away");
      }
    }
  }

  private <N extends Comparable<N>> void lower(String key, N released, N declared) {
    if (declared.compareTo(released) > 0) {
      narrowed(key, released, declared);
    }
  }

  private <N extends Comparable<N>> void upper(String key, N released, N declared) {
    if (declared.compareTo(released) < 0) {
      narrowed(key, released, declared);
    }
  }

  private void narrowed(String key, Object released, Object declared) {
    reasons.add("Cannot narrow " + key + " from " + released + " to " + declared);
  }

  private void changed(String key, Object released, Object declared) {
    reasons.add("Cannot change " + key + " from " + released + " to " + declared);
  }

  private static String word(FieldType type) {
    return type.getClass().getSimpleName();
  }
}
