package org.mendlake.schema;

/** A description in the two languages of the warehouse. */
public record Text(String en, String zh) {}
