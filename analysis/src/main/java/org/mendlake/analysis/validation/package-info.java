/**
 * Proof of the statistics by simulation: data drawn from a known truth are analysed many times, and
 * what comes out is held against what it should be. {@code docs/validation.md} is written by it.
 */
package org.mendlake.analysis.validation;
