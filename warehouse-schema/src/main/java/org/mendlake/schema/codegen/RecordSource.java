package org.mendlake.schema.codegen;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;

/** Source of the Java record that a contract's payload becomes. */
final class RecordSource {
  /** Package of every generated record. */
  static final String PACKAGE = "org.mendlake.events";

  /** Names that no record component may have (Java Language Specification 8.10.1). */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Contract contract;
  private final Set<String> imports = new TreeSet<>();

  RecordSource(Contract contract) {
    this.contract = contract;
  }

  /** The whole file. */
  String text() {
    String body =
        recordText(contract.recordName(), contract.description().en(), contract.payload(), "");
    return "// Generated from the contract "
        + contract.type()
        + "; a change belongs there.\npackage "
        + PACKAGE
        + ";\n\n"
        + imports.stream().map(i -> "import " + i + ";\n").collect(Collectors.joining())
        + "\n"
        + body;
  }

  private String recordText(
      String name, String description, FieldType.Struct struct, String indent) {
    StringBuilder out = new StringBuilder();
    out.append(indent).append("/**\n");
    out.append(indent).append(" * ").append(escape(description)).append("\n");
    out.append(indent).append(" *\n");
    for (Field field : struct.fields()) {
      out.append(indent).append(" * @param ").append(component(field)).append(' ');
      out.append(escape(field.description().en())).append(absence(field)).append("\n");
    }
    out.append(indent).append(" */\n");
    out.append(indent).append("public record ").append(name).append("(\n");
    out.append(
        struct.fields().stream()
            .map(f -> indent + "    " + javaType(f.name(), f.type()) + " " + component(f))
            .collect(Collectors.joining(",\n")));
    out.append(") {\n").append(constructor(name, struct, indent + "  "));
    for (Field field : struct.fields()) {
      nested(field)
          .forEach(
              inner ->
                  out.append("\n")
                      .append(
                          recordText(
                              nestedName(field.name()),
                              field.description().en(),
                              inner,
                              indent + "  ")));
    }
    return out.append(indent).append("}\n").toString();
  }

  private String constructor(String name, FieldType.Struct struct, String indent) {
    StringBuilder out = new StringBuilder();
    for (Field field : struct.fields()) {
      String component = component(field);
      if (field.type() instanceof FieldType.Sequence) {
        out.append(indent).append("  ").append(component).append(" = ");
        out.append(component).append(" == null ? List.of() : List.copyOf(").append(component);
        out.append(");\n");
      } else if (field.required()) {
        imports.add("java.util.Objects");
        out.append(indent).append("  Objects.requireNonNull(").append(component);
        out.append(", \"").append(field.name()).append("\");\n");
      }
    }
    return out.isEmpty() ? "" : indent + "public " + name + " {\n" + out + indent + "}\n";
  }

  private String javaType(String name, FieldType type) {
    if (type instanceof FieldType.Text) {
      return "String";
    } else if (type instanceof FieldType.Whole) {
      return "Long";
    } else if (type instanceof FieldType.Decimal) {
      return imported("java.math", "BigDecimal");
    } else if (type instanceof FieldType.Truth) {
      return "Boolean";
    } else if (type instanceof FieldType.Day) {
      return imported("java.time", "LocalDate");
    } else if (type instanceof FieldType.Moment) {
      return imported("java.time", "Instant");
    } else if (type instanceof FieldType.Sequence list) {
      return imported("java.util", "List") + "<" + javaType(name, list.element()) + ">";
    }
    return nestedName(name);
  }

  private String imported(String from, String simpleName) {
    imports.add(from + "." + simpleName);
    return simpleName;
  }

  private static List<FieldType.Struct> nested(Field field) {
    FieldType type =
        field.type() instanceof FieldType.Sequence list ? list.element() : field.type();
    return type instanceof FieldType.Struct struct ? List.of(struct) : List.of();
  }

  /** {@code defects} holds a {@code Defect}. */
  private static String nestedName(String field) {
    String singular = field;
    if (field.endsWith("ies")) {
      singular = field.substring(0, field.length() - 3) + "y";
    } else if (field.endsWith("s") && !field.endsWith("ss")) {
      singular = field.substring(0, field.length() - 1);
    }
    return Names.pascalCase(singular);
  }

  private String component(Field field) {
    String name = Names.camelCase(field.name());
    if (SourceVersion.isKeyword(name) || FORBIDDEN.contains(name)) {
      throw new IllegalArgumentException(
          "Cannot name a record component: '"
              + name
              + "' in "
              + contract.type()
              + " is taken by Java; give the field another name");
    }
    return name;
  }

  private static String absence(Field field) {
    if (field.type() instanceof FieldType.Sequence) {
      return field.required() ? "" : " Empty when not told.";
    }
    return field.required() ? "" : " Null when not told.";
  }

  private static String escape(String text) {
    String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return html.replace("@", "&#64;").replace("*/", "*&#47;").replace("\\", "&#92;");
  }
}
