/** Monitoring of quality: Pareto, control charts, CUSUM, sequential tests of cohorts. */
package org.mendlake.statistics.monitoring;
