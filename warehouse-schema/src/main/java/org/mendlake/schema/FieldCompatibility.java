package org.mendlake.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the fields of a declared object against those of the released one. */
final class FieldCompatibility {
  private final String type;
  private final String remedy;
  private final Problems problems;

  /**
   * @param type event type, named in every problem
   * @param remedy what to do about a change that is refused
   */
  FieldCompatibility(String type, String remedy, Problems problems) {
    this.type = type;
    this.remedy = remedy;
    this.problems = problems;
  }

  void fields(String path, FieldType.Struct released, FieldType.Struct declared) {
    List<String> before = released.fields().stream().map(Field::name).toList();
    List<String> added = new ArrayList<>();
    for (Field field : declared.fields()) {
      if (!before.contains(field.name())) {
        added.add(field.name());
        if (field.required()) {
          problem(below(path, field), "Cannot require a new field: events accepted before lack it");
        }
      }
    }
    for (Field field : released.fields()) {
      named(declared, field.name())
          .ifPresentOrElse(
              now -> field(below(path, field), field, now),
              () ->
                  problem(
                      below(path, field),
                      "Cannot remove or rename a released field"
                          + Names.suggestion(field.name(), added)));
    }
  }

  private void field(String path, Field released, Field declared) {
    unchanged(path, "x-column", released.column(), declared.column());
    unchanged(path, "x-unit", released.unit().orElse("none"), declared.unit().orElse("none"));
    unchanged(
        path,
        "x-reference",
        released.dimension().orElse("none"),
        declared.dimension().orElse("none"));
    if (released.personal() && !declared.personal()) {
      problem(path, "Cannot take x-personal away: what was collected stays personal");
    }
    if (declared.required() && !released.required()) {
      problem(path, "Cannot require it from now on: events accepted before may lack it");
    }
    type(path, released.type(), declared.type());
  }

  private void type(String path, FieldType released, FieldType declared) {
    if (released instanceof FieldType.Struct before && declared instanceof FieldType.Struct now) {
      fields(path, before, now);
    } else if (released instanceof FieldType.Sequence before
        && declared instanceof FieldType.Sequence now) {
      new Narrowing(before, now).reasons().forEach(reason -> problem(path, reason));
      type(path + "[]", before.element(), now.element());
    } else {
      new Narrowing(released, declared).reasons().forEach(reason -> problem(path, reason));
    }
  }

  private void unchanged(String path, String key, String released, String declared) {
    if (!released.equals(declared)) {
      problem(path, "Cannot change " + key + " from " + released + " to " + declared);
    }
  }

  private static Optional<Field> named(FieldType.Struct struct, String name) {
    return struct.fields().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  private static String below(String path, Field field) {
    return path.isEmpty() ? field.name() : path + "." + field.name();
  }

  private void problem(String path, String message) {
    problems.add(type, (path.isEmpty() ? "" : path + ": ") + message + "; " + remedy);
  }
}
