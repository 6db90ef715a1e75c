package org.mendlake.schema;

import java.util.Optional;

/**
 * A field of an event.
 *
 * @param name name on the wire
 * @param column name in the silver table
 * @param required whether an event without it is refused
 * @param description meaning, in English and Chinese
 * @param unit unit of a measure, if it has one
 * @param dimension dimension whose natural key the field holds, if it refers to one
 * @param personal whether it identifies a person
 */
public record Field(
    String name,
    String column,
    FieldType type,
    boolean required,
    Text description,
    Optional<String> unit,
    Optional<String> dimension,
    boolean personal) {}
