package org.mendlake.ingestion.importing.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mendlake.schema.Contract;

/**
 * How the rows of one kind of file become events of one type. Loaded by {@link MappingLoader}.
 *
 * @param name name of the mapping's file
 * @param source name of the source system on every event
 * @param contract contract of the events
 * @param input how the rows stand in the file
 * @param definitions texts made from columns that others read by name, in order
 * @param moments when it happened, where and when it was known
 * @param identity what makes a row the same row in a later import
 * @param subject business key of the entity; when absent it follows from the identity
 * @param cancelsVanished whether a row that a later file no longer holds is cancelled
 * @param payload how the payload is made
 * @param published master data that the mapping brings along
 */
public record Mapping(
    String name,
    String source,
    Contract contract,
    InputFormat input,
    Map<String, Expression> definitions,
    Moments moments,
    RowIdentity identity,
    Optional<Expression> subject,
    boolean cancelsVanished,
    Payload payload,
    List<MasterEvent> published) {

  /** Time of the event: expression, zone, style, and when it was known. */
  public record Moments(Expression occurred, Expression zone, TimeStyle style, Known known) {
    Set<String> columns() {
      Set<String> names = new TreeSet<>(occurred.columns());
      names.addAll(zone.columns());
      if (known instanceof Known.Told told) {
        names.addAll(told.expression().columns());
      }
      return names;
    }
  }

  /** Payload of the events; what is inside is of no concern outside this package. */
  public static final class Payload {
    private final Plan.Fields fields;

    Payload(Plan.Fields fields) {
      this.fields = fields;
    }

    Plan.Fields fields() {
      return fields;
    }
  }

  /** Every column of the file, or definition, that the mapping reads. */
  Set<String> columns() {
    Set<String> names = new TreeSet<>(moments.columns());
    definitions.values().forEach(definition -> names.addAll(definition.columns()));
    names.addAll(identity.columns());
    subject.ifPresent(expression -> names.addAll(expression.columns()));
    names.addAll(payload.fields().columns());
    return names;
  }
}
