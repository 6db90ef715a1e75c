package org.mendlake.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * What one type of event must look like. A contract is its silver struct: the parser, the column,
 * the Java record that folds read and the documents all come from it.
 *
 * @param entity entity whose topic and silver table it belongs to, such as {@code visit}
 * @param type event type, {@code <entity>.<past tense>.v<n>}
 * @param payload fields of the payload
 * @param description meaning, in English and Chinese
 * @param lateness how late such events arrive, in words
 */
public record Contract(
    String entity, String type, FieldType.Struct payload, Text description, String lateness) {

  /** Name of the struct column in the entity's silver table, such as {@code visit_completed_v1}. */
  public String column() {
    return type.replace('.', '_').replace('-', '_');
  }

  /** Simple name of the generated record that folds read, such as {@code VisitCompletedV1}. */
  public String recordName() {
    return Names.pascalCase(type);
  }

  /** A field that holds the natural key of a dimension, with the path to it. */
  public record Reference(List<Step> path, String dimension) {
    public Reference {
      path = List.copyOf(path);
    }

    /** One step down; {@code repeated} when the field is a list of structs. */
    public record Step(String column, boolean repeated) {}
  }

  /** Every field of the payload, at any depth, that refers to a dimension. */
  public List<Reference> references() {
    List<Reference> found = new ArrayList<>();
    collect(payload, List.of(), found);
    return found;
  }

  private static void collect(
      FieldType.Struct struct, List<Reference.Step> path, List<Reference> found) {
    for (Field field : struct.fields()) {
      boolean repeated = field.type() instanceof FieldType.Sequence;
      FieldType inner =
          field.type() instanceof FieldType.Sequence list ? list.element() : field.type();
      List<Reference.Step> here = new ArrayList<>(path);
      here.add(new Reference.Step(field.column(), repeated));
      field.dimension().ifPresent(dimension -> found.add(new Reference(here, dimension)));
      if (inner instanceof FieldType.Struct nested) {
        collect(nested, here, found);
      }
    }
  }
}
