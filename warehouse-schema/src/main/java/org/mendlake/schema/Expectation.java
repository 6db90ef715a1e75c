package org.mendlake.schema;

/**
 * What must hold for every row of a table.
 *
 * @param name what is expected, in words joined by underscores
 * @param condition SQL over the row's columns; a row for which it is false breaks it
 * @param fails whether a breach stops the build; otherwise it is told
 */
public record Expectation(String name, String condition, boolean fails) {}
