package org.mendlake.statistics;

/**
 * A warning that goes with an answer.
 *
 * @param detail a sentence that names the values concerned and what they mean for the answer
 */
public record Caution(Reason reason, String detail) {}
