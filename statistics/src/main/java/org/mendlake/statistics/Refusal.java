package org.mendlake.statistics;

/**
 * No number, and why: refusing is better than inventing.
 *
 * @param detail a sentence that names the values at fault and what would help
 */
public record Refusal<T>(Reason reason, String detail) implements Outcome<T> {}
