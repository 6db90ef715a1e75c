/**
 * Ages at failure and what can be said from them: censored and truncated life data, their
 * distribution with and without a model, groups, and competing failure modes.
 *
 * <p>Ages are in one unit throughout (hours, months), which the numbers that come out share.
 */
package org.mendlake.statistics.life;
