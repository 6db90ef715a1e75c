package org.mendlake.schema;

/**
 * An aggregate that dashboards and analysts use under one name.
 *
 * @param expression Trino SQL aggregate over the table's columns
 * @param format d3 number format
 */
public record Measure(String name, String expression, String format, Text description) {}
