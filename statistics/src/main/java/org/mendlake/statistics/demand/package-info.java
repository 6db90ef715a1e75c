/** Forecasts of demand that comes now and then, as for spare parts. */
package org.mendlake.statistics.demand;
