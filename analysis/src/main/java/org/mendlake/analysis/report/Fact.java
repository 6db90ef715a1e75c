package org.mendlake.analysis.report;

/**
 * A single value of a report.
 *
 * @param name key in JSON
 * @param label for people
 */
public record Fact(String name, String label, Cell value) {}
