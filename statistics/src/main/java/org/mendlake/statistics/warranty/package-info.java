/**
 * What warranty shows and what it will cost: repairs by months in service, reports still to come,
 * run-off of claims, and forecasts whose intervals are of what will be seen, not of its mean.
 */
package org.mendlake.statistics.warranty;
